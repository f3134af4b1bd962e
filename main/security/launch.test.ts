import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { cleanEnvironment, findForeignSwitch, findRefusedVariable } from './launch.ts';

it.each([
  ['nothing', []],
  ['a supervised kiosk', ['--supervised']],
  ['where its data lies', ['--user-data-dir=/var/lib/kiosk', '--ozone-platform=wayland']],
  ['a command with its words', ['--verify-records', '/srv/records', '--head', 'abc', '--json']],
  ['standard input as a file', ['--check-photo', 'face.jpg', '--api-key-file', '-']],
])('lets in %s', (_name, args) => {
  expect(findForeignSwitch(args, 'linux')).toBeNull();
  expect(
    findForeignSwitch(
      args.filter((arg) => !arg.startsWith('/')),
      'win32',
    ),
  ).toBeNull();
});

it.each([
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['-remote-debugging-port=9222', 'remote-debugging-port'],
  ['--no-sandbox', 'no-sandbox'],
  ['--renderer-cmd-prefix=/bin/sh -c', 'renderer-cmd-prefix'],
  ['--a-switch-of-next-year', 'a-switch-of-next-year'],
  ['---', '-'],
])('names %s', (arg, name) => {
  expect(findForeignSwitch(['--supervised', arg], 'linux')).toBe(name);
});

it('accepts the launcher’s switches with a command alone', () => {
  for (const name of ['no-sandbox', 'log-level'])
    expect([true, false].map((isCommand) => findForeignSwitch([`--${name}`], 'linux', isCommand))).toEqual([
      null,
      name,
    ]);
});

it('ignores white space and invisible characters around a switch, as Chromium does', () => {
  for (const before of [' ', '\t\r\n', '\u0085', '\u3000', '\uFEFF', '\u0000\u180E']) {
    const found = (arg: string, platform: NodeJS.Platform) =>
      findForeignSwitch([`${before}${arg}`], platform);
    expect(found('--remote-debugging-port=9222', 'linux')).toBe('remote-debugging-port');
    expect(found('/remote-debugging-port=9222', 'win32')).toBe('remote-debugging-port');
    expect(found(`--supervised${before}`, 'linux')).toBeNull();
  }
});

it('reads switches as Windows writes them', () => {
  expect(findForeignSwitch(['/remote-debugging-port=1'], 'win32')).toBe('remote-debugging-port');
  expect(findForeignSwitch(['/No-Sandbox'], 'win32')).toBe('no-sandbox');
  expect(findForeignSwitch(['--SUPERVISED'], 'win32')).toBeNull();
  expect(findForeignSwitch(['/srv/records'], 'linux')).toBeNull();
});

it('elsewhere case counts, and a dash within a word makes no switch', () => {
  expect(findForeignSwitch(['--SUPERVISED'], 'linux')).toBe('SUPERVISED');
  for (const platform of ['linux', 'win32'] as const)
    expect(findForeignSwitch(['C:/a-b', 'x--no-sandbox'], platform)).toBeNull();
});

/** How a kiosk treats this variable at its start. */
function fateOf(name: string): 'refused' | 'removed' | 'kept' {
  const environment: NodeJS.ProcessEnv = { [name]: '', HOME: '/home/kiosk' };
  if (findRefusedVariable(environment) === name) return 'refused';
  cleanEnvironment(environment);
  expect(environment['HOME']).toBe('/home/kiosk');
  return name in environment ? 'kept' : 'removed';
}

// Named here by what each would do, not taken from the lists under test.
it.each([
  ['NODE_TLS_REJECT_UNAUTHORIZED', 'any certificate is trusted'],
  ['SSL_CERT_FILE', 'another authority is trusted'],
  ['SSL_CERT_DIR', 'another authority is trusted'],
  ['SSLKEYLOGFILE', 'the keys of every connection are logged'],
])('%s is removed: %s', (name) => expect(fateOf(name)).toBe('removed'));

it.each([
  ['NODE_USE_SYSTEM_CA', 'the system’s store is trusted'],
  ['NODE_USE_ENV_PROXY', 'the proxy of the environment is used'],
  ['NODE_PATH', 'foreign code is loaded'],
  ['NODE_COMPILE_CACHE', 'foreign code is loaded'],
  ['NODE_DEBUG', 'requests are printed, the key in them'],
  ['NODE_DEBUG_NATIVE', 'internals are printed'],
  ['NODE_V8_COVERAGE', 'internals are written to a file'],
  ['ELECTRON_ENABLE_LOGGING', 'the page’s messages are printed'],
  ['ELECTRON_LOG_FILE', 'the page’s messages are written to a file'],
  ['CHROME_LOG_FILE', 'the page’s messages are written to a file'],
  ['ELECTRON_NO_ASAR', 'the signed archive is bypassed'],
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

it('covers every variable that Node’s own help lists', () => {
  const help = execFileSync(process.execPath, ['--help'], { encoding: 'utf8' });
  const [, variables = ''] = help.split('Environment variables:');
  const names = [...variables.matchAll(/^([A-Z][A-Z0-9_]+)(?=\s)/gm)].map(([, name = '']) => name);
  expect(names).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
  const harmless = [
    // The colours and the history of a console that a kiosk does not have.
    ...['FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_REPL_HISTORY'],
    // Covered by a fuse of the package (test/package/production.test.ts).
    ...['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'],
    // How much is done at once, and which platforms are let in.
    ...['UV_THREADPOOL_SIZE', 'NODE_PENDING_PIPE_INSTANCES', 'NODE_SKIP_PLATFORM_CHECK'],
    // Fewer warnings; the time of day as staff have set it; links inside of a signed archive, which has none.
    ...['NODE_NO_WARNINGS', 'TZ', 'NODE_PRESERVE_SYMLINKS', 'NODE_PRESERVE_SYMLINKS_MAIN'],
  ];
  expect(names.filter((name) => fateOf(name) === 'kept' && !harmless.includes(name))).toEqual([]);
});
