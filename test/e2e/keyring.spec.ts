import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { appFolder } from '../../build/vite/build-app.ts';
import { type LivenessServer, startLivenessServer } from '../fakes/liveness-server.ts';
import { cleanEnvironment, removeFolder, root } from './kiosk.ts';

const key = `ring-${'Tz8q'.repeat(12)}`;
const hasKeyring = ['dbus-run-session', 'gnome-keyring-daemon'].every(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
);
test.skip(process.platform !== 'linux', 'Linux keyrings; Windows uses DPAPI, which was never tried here');

let directory: string;
test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-keyring-'));
});
// Its keyring's daemon ends after the app.
test.afterEach(() => removeFolder(directory));

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * Runs the built app's command line, in a D-Bus session, with an unlocked keyring on request.
 * @param keyring `locked`: its password was not the one that was given
 */
async function run(
  store: string,
  args: readonly string[],
  input: string,
  keyring: boolean | 'locked',
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { executable } = await ensureRuntime();
  const app = [
    executable,
    appFolder('demonstration'),
    `--user-data-dir=${directory}`,
    `--password-store=${store}`,
    ...(dropsSandbox ? ['--no-sandbox'] : []),
    ...args,
  ];
  const password = keyring === 'locked' ? 'not-the-one' : 'pw';
  const unlock = `eval "$(printf ${password} | gnome-keyring-daemon --unlock --components=secrets)"; DISPLAY=$APP_DISPLAY exec "$@"`;
  const [program, ...words] = keyring
    ? ['dbus-run-session', '--', 'bash', '-c', unlock, 'bash', ...app]
    : app;
  const env = {
    ...cleanEnvironment(environment),
    XDG_CURRENT_DESKTOP: 'GNOME',
    LC_ALL: 'en_US.UTF-8',
    // For the app only: a keyring with a display would show a password dialog, and wait.
    ...(keyring && { APP_DISPLAY: process.env['DISPLAY'] ?? '', DISPLAY: '' }),
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

  // Without the keyring: refused with a message, nothing overwritten.
  const weak = await run('basic', ['--set-api-key'], `${key}\n`, false);
  expect(weak.exitCode).toBe(2);
  expect(weak.output).toContain('secret-store-weak');
  expect(readFileSync(settings())).toEqual(before);
});

test(
  'the camera’s settings are kept beside the key, and refused in words where they make no sense',
  { tag: '@prove' },
  async () => {
    test.skip(!hasKeyring, 'gnome-keyring and dbus are not installed');
    const turned = await run('gnome-libsecret', ['--camera-rotation', '90'], '', true);
    expect(turned.output).toContain('turned clockwise by 90°');
    expect(turned.exitCode).toBe(0);
    const before = readFileSync(settings());
    const crooked = await run('gnome-libsecret', ['--camera-rotation', '45'], '', true);
    expect(crooked.output).toContain('rotation-malformed');
    expect(crooked.exitCode).toBe(2);
    const absent = await run('gnome-libsecret', ['--pin-camera', 'usb-dead-beef-00000000'], '', true);
    expect(absent.output).toContain('camera-not-there');
    expect(absent.exitCode).toBe(2);
    expect(readFileSync(settings())).toEqual(before);
  },
);

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

test('an announced keyring that is not there: refused in words', { tag: '@prove' }, async () => {
  const { exitCode, output } = await run('gnome-libsecret', ['--set-api-key'], `${key}\n`, false);
  expect(output).toContain('secret-store-unavailable');
  expect(exitCode).toBe(2);
});

test('what is no key is refused before anything is opened', async () => {
  const { exitCode, output } = await run('basic', ['--set-api-key'], 'short\n', false);
  expect(output).toContain('api-key-malformed');
  expect(exitCode).toBe(2);
});

test.describe('a station from one run to the next', () => {
  let server: LivenessServer;
  test.beforeAll(async () => {
    server = await startLivenessServer();
  });
  test.afterAll(() => server.close());

  const photo = join(root, 'test/fixtures/grace_hopper.jpg');
  const policy = (more: object = {}): Record<string, string> => {
    const path = join(directory, 'policy.json');
    const settings = { endpoint: server.endpoint.href };
    writeFileSync(path, JSON.stringify({ version: 1, settings, ...more }), { mode: 0o644 });
    chmodSync(path, 0o644);
    return { LIVENESS_KIOSK_POLICY_FILE: path };
  };
  const credential = (name: string, content: string | Buffer): Record<string, string> => {
    const folder = join(directory, 'credentials');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), content);
    return { CREDENTIALS_DIRECTORY: folder };
  };
  /** The key that the service got in one real check, or the check's failure. */
  async function checked(store: string, keyring: boolean | 'locked', environment: Record<string, string>) {
    const before = server.requests.length;
    const { output } = await run(store, ['--check-photo', photo], '', keyring, {
      ...policy(),
      ...environment,
    });
    return server.requests[before]?.form?.apiKey ?? output;
  }
  const setKey = (store: string, keyring: boolean, environment: Record<string, string> = {}) =>
    run(store, ['--set-api-key'], `${key}\n`, keyring, environment);

  test('gets its key back out of a real keyring, and not out of a locked one', async () => {
    test.skip(!hasKeyring, 'gnome-keyring and dbus are not installed');
    expect((await setKey('gnome-libsecret', true)).exitCode).toBe(0);
    expect(await checked('gnome-libsecret', true, {})).toBe(key);
    const before = readFileSync(settings());
    expect(await checked('gnome-libsecret', 'locked', {})).toContain('secret-store-');
    expect(readFileSync(settings())).toEqual(before);
    expect(await checked('gnome-libsecret', true, {})).toBe(key);
  });

  test('gets its key back with a systemd credential, without any key store', async () => {
    const own = credential('liveness-kiosk.data-key', randomBytes(32));
    const { exitCode, output } = await setKey('basic', false, own);
    expect(output).not.toContain(key);
    expect(exitCode).toBe(0);
    expect(await checked('basic', false, own)).toBe(key);
    expect(readFileSync(join(directory, 'data-key.json'), 'utf8')).toContain('systemd-credential');
    // Another credential opens nothing, and creates nothing.
    const before = readFileSync(settings());
    const other = credential('liveness-kiosk.data-key', randomBytes(32));
    expect(await checked('basic', false, other)).toContain('secret-store-changed');
    expect((await setKey('basic', false, other)).output).toContain('secret-store-changed');
    expect(readFileSync(settings())).toEqual(before);
    expect(
      (await setKey('basic', false, credential('liveness-kiosk.data-key', 'too short'))).output,
    ).toContain('at least 32 bytes');
  });

  test('takes its key from a credential of its own, which lies in no file of the station', async () => {
    const given = credential('liveness-kiosk.api-key', `${key}\n`);
    expect(await checked('basic', false, given)).toBe(key);
    expect(readdirSync(directory)).not.toContain('settings.json');
  });

  test('says when its key store has changed, either way, and names both', { tag: '@prove' }, async () => {
    test.skip(!hasKeyring, 'gnome-keyring and dbus are not installed');
    const own = credential('liveness-kiosk.data-key', randomBytes(32));
    await setKey('basic', false, own);
    const without = await setKey('gnome-libsecret', true);
    expect(without.output).toMatch(/secret-store-changed.*systemd-credential.*gnome_libsecret/);
    for (const name of ['settings.json', 'data-key.json']) rmSync(join(directory, name));
    expect((await setKey('gnome-libsecret', true)).exitCode).toBe(0);
    const instead = await setKey('gnome-libsecret', true, own);
    expect(instead.output).toMatch(/secret-store-changed.*gnome_libsecret.*systemd-credential/);
    expect(await checked('gnome-libsecret', true, {})).toBe(key);
  });

  test('takes a key file where the policy allows it, and not a moment longer', async () => {
    const allowed = { ...policy({ allowFileKey: true }) };
    expect((await setKey('basic', false, allowed)).exitCode).toBe(0);
    const { output } = await run(
      'basic',
      ['--check-photo', photo],
      '',
      false,
      policy({ allowFileKey: true }),
    );
    expect(output).toContain('"outcome":"live"');
    expect(await checked('basic', false, {})).toMatch(/secret-store-changed.*this session has no key store/);
  });

  test(
    'refuses another station’s settings and a plaintext file, and leaves them as they are',
    { tag: '@prove' },
    async () => {
      const own = credential('liveness-kiosk.data-key', randomBytes(32));
      await setKey('basic', false, own);
      for (const [content, word] of [
        [Buffer.from('{"version":2,"apiKey":"attacker"}'), 'not encrypted'],
        [randomBytes(300), 'another data key'],
      ] as const) {
        writeFileSync(settings(), content);
        const { exitCode, output } = await setKey('basic', false, own);
        expect(output).toContain(word);
        expect(exitCode).toBe(2);
        expect(readFileSync(settings())).toEqual(content);
      }
    },
  );
});
