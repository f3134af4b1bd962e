import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { cleanEnvironment, findRefusedVariable } from './environment.ts';

/** How a kiosk treats this variable at its start. */
function fateOf(name: string): 'refused' | 'taken out' | 'kept' {
  const environment: NodeJS.ProcessEnv = { [name]: '', HOME: '/home/kiosk' };
  if (findRefusedVariable(environment) === name) return 'refused';
  cleanEnvironment(environment);
  expect(environment['HOME']).toBe('/home/kiosk');
  return name in environment ? 'kept' : 'taken out';
}

// Written down here by what they would do, and not taken from the lists that are tried.
it.each([
  ['NODE_TLS_REJECT_UNAUTHORIZED', 'any certificate is believed'],
  ['NODE_EXTRA_CA_CERTS', 'another authority is believed'],
  ['SSL_CERT_FILE', 'another authority is believed'],
  ['SSL_CERT_DIR', 'another authority is believed'],
  ['SSLKEYLOGFILE', 'the keys of every connection are written down'],
  ['NODE_OPTIONS', 'a debugger listens, foreign code is loaded'],
  ['ELECTRON_EXTRA_LAUNCH_ARGS', 'switches come from elsewhere'],
  ['ELECTRON_OVERRIDE_DIST_PATH', 'another runtime is started'],
])('%s is taken out: %s', (name) => expect(fateOf(name)).toBe('taken out'));

it.each([
  ['NODE_USE_SYSTEM_CA', 'the system’s store is believed'],
  ['NODE_USE_ENV_PROXY', 'a proxy of the environment is gone through'],
  ['NODE_PATH', 'foreign code is loaded'],
  ['NODE_COMPILE_CACHE', 'foreign code is loaded'],
  ['NODE_DEBUG', 'requests are printed, the key in them'],
  ['NODE_DEBUG_NATIVE', 'what happens inside is printed'],
  ['NODE_V8_COVERAGE', 'what happens inside is written down'],
  ['ELECTRON_ENABLE_LOGGING', 'the page’s words are printed'],
  ['ELECTRON_LOG_FILE', 'the page’s words are written down'],
  ['CHROME_LOG_FILE', 'the page’s words are written down'],
  ['ELECTRON_NO_ASAR', 'the signed archive is gone around'],
])('%s is refused, empty as well: %s', (name) => expect(fateOf(name)).toBe('refused'));

it.each([
  'PATH',
  'HOME',
  'DISPLAY',
  'LANG',
  'DBUS_SESSION_BUS_ADDRESS',
  'SystemRoot',
  'LIVENESS_KIOSK_ENDPOINT',
])('%s is left alone', (name) => expect(fateOf(name)).toBe('kept'));

it('has a word on every variable that Node itself says it reads', () => {
  const help = execFileSync(process.execPath, ['--help'], { encoding: 'utf8' });
  const [, variables = ''] = help.split('Environment variables:');
  const names = [...variables.matchAll(/^([A-Z][A-Z0-9_]+)(?=\s)/gm)].map(([, name = '']) => name);
  expect(names).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
  const harmless = [
    // The colours and the history of a console that a kiosk does not have.
    ...['FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_REPL_HISTORY'],
    // How much is done at once, and which platforms are let in.
    ...['UV_THREADPOOL_SIZE', 'NODE_PENDING_PIPE_INSTANCES', 'NODE_SKIP_PLATFORM_CHECK'],
    // Fewer warnings; the time of day as staff have set it; links inside of a signed archive, which has none.
    ...['NODE_NO_WARNINGS', 'TZ', 'NODE_PRESERVE_SYMLINKS', 'NODE_PRESERVE_SYMLINKS_MAIN'],
  ];
  expect(names.filter((name) => fateOf(name) === 'kept' && !harmless.includes(name))).toEqual([]);
});
