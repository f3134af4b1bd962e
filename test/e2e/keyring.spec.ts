import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appFolder } from '../../build/setup/build-app.mjs';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import { cleanEnvironment, mustDropSandbox } from './kiosk.ts';

const key = `ring-${'Tz8q'.repeat(12)}`;
const hasKeyring = ['dbus-run-session', 'gnome-keyring-daemon'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
);
test.skip(process.platform !== 'linux', 'Linux keyrings; Windows uses DPAPI, which was never tried here');

let directory: string;
test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-keyring-'));
});
test.afterEach(() => rmSync(directory, { recursive: true, force: true }));

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs the built app's command line, in a D-Bus session with an unlocked keyring where one is asked for. */
async function run(store: string, args: readonly string[], input: string, keyring: boolean): Promise<Ended> {
  const { executable } = await ensureRuntime();
  const app = [
    executable,
    appFolder('demonstration'),
    `--user-data-dir=${directory}`,
    `--password-store=${store}`,
    ...(mustDropSandbox ? ['--no-sandbox'] : []),
    ...args,
  ];
  const unlock = 'eval "$(printf pw | gnome-keyring-daemon --unlock --components=secrets)"; exec "$@"';
  const [program, ...words] = keyring
    ? ['dbus-run-session', '--', 'bash', '-c', unlock, 'bash', ...app]
    : app;
  const env = {
    ...cleanEnvironment(),
    XDG_CURRENT_DESKTOP: 'GNOME',
    LC_ALL: 'en_US.UTF-8',
    XDG_DATA_HOME: directory,
  };
  const child = spawn(program!, words, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += part.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, output };
}

const settings = () => join(directory, 'settings.json');

test('with a real keyring the key is saved encrypted, shown masked, and bound to that keyring', async () => {
  test.skip(!hasKeyring, 'gnome-keyring and dbus are not installed');
  const saved = await run('gnome-libsecret', ['--set-api-key'], `${key}\n`, true);
  expect(saved.output).toContain(`${key.slice(-4)} (${key.length} characters)`);
  expect(saved.exitCode).toBe(0);
  expect(saved.output).not.toContain(key);
  for (const name of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath, name.name);
    expect(readFileSync(path, 'latin1'), path).not.toContain(key);
  }
  expect(statSync(settings()).mode & 0o777).toBe(0o600);
  const before = readFileSync(settings());

  // Without the keyring: refused in words, nothing overwritten.
  const weak = await run('basic', ['--set-api-key'], `${key}\n`, false);
  expect(weak.exitCode).toBe(2);
  expect(weak.output).toContain('secret-store-weak');
  expect(readFileSync(settings())).toEqual(before);
});

test('the camera’s settings are kept beside the key, and refused in words where they make no sense', async () => {
  test.skip(!hasKeyring, 'gnome-keyring and dbus are not installed');
  const turned = await run('gnome-libsecret', ['--camera-rotation', '90'], '', true);
  expect(turned.output).toContain('turned clockwise by: 90°');
  expect(turned.exitCode).toBe(0);
  const before = readFileSync(settings());
  const crooked = await run('gnome-libsecret', ['--camera-rotation', '45'], '', true);
  expect(crooked.output).toContain('rotation-malformed');
  expect(crooked.exitCode).toBe(2);
  const absent = await run('gnome-libsecret', ['--pin-camera', 'usb-dead-beef-00000000'], '', true);
  expect(absent.output).toContain('camera-not-there');
  expect(absent.exitCode).toBe(2);
  expect(readFileSync(settings())).toEqual(before);
});

test('the cameras of this machine are listed without a key store, for people and for scripts', async () => {
  const table = await run('basic', ['--list-cameras'], '', false);
  expect(table.exitCode).toBe(0);
  expect(table.output).toMatch(/No camera was found|ID +KIND +USB +DRIVER +NAME/);
  const lines = await run('basic', ['--list-cameras', '--json'], '', false);
  expect(lines.exitCode).toBe(0);
});

test('a public password is no key store: refused in words', async () => {
  const { exitCode, output } = await run('basic', ['--set-api-key'], `${key}\n`, false);
  expect(output).toContain('secret-store-weak');
  expect(output).toContain('Nothing was saved');
  expect(exitCode).toBe(2);
  expect(readdirSync(directory)).not.toContain('settings.json');
});

test('an announced keyring that is not there: refused in words', async () => {
  const { exitCode, output } = await run('gnome-libsecret', ['--set-api-key'], `${key}\n`, false);
  expect(output).toContain('secret-store-unavailable');
  expect(exitCode).toBe(2);
});

test('what is no key is refused before anything is opened', async () => {
  const { exitCode, output } = await run('basic', ['--set-api-key'], 'short\n', false);
  expect(output).toContain('api-key-malformed');
  expect(exitCode).toBe(2);
});
