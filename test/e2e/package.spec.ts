import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { appFolder, ensureBuild } from '../../build/vite/build-app.ts';
import { ensurePackedFolder } from '../../build/package/pack.ts';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import type { FromWorker, Order } from '../../main/app/background/run-task.ts';
import { commandText } from '../../main/cli/words.ts';
import { demoKey } from '../../main/demo/keys.ts';
import { hashPin } from '../../main/staff/auth/pin-hash.ts';
import { proving } from '../thoroughness.ts';
import { apiKey, cleanEnvironment, launchKiosk, onScreen } from './kiosk.ts';
import { makeStationFolder, spawnKiosk, unprivileged } from './spawned-kiosk.ts';

test.skip(process.platform !== 'linux', 'starts the Linux package; the Windows one was never run');

const elsewhere = {
  LIVENESS_KIOSK_ENDPOINT: 'http://127.0.0.1:1/api/v1/backend/liveness/short/',
  LIVENESS_KIOSK_API_KEY: apiKey,
  LIVENESS_KIOSK_DEV_URL: 'http://127.0.0.1:1/',
};

test('the production build says "not set up yet" and obeys no environment', async () => {
  await ensureBuild('production');
  const runtime = await ensureRuntime();
  const station = makeStationFolder({ runtime: runtime.distPath, app: appFolder('production') });
  // Not packaged, so that it can be inspected: the package itself refuses that (below).
  const kiosk = await spawnKiosk(station, {
    executable: join(station, 'runtime', 'electron'),
    args: [join(station, 'app')],
    camera: 'person',
    environment: elsewhere,
  });
  await onScreen(kiosk.page, 'notSetUp');
  await expect(kiosk.page.locator('[data-screen]')).toContainText('K02');
  await expect(kiosk.page.locator('[data-testid="demonstration-band"]')).toHaveCount(0);
  expect(kiosk.page.url()).toBe('app://kiosk/index.html');
  expect(await kiosk.page.content()).not.toContain(demoKey('check'));
  await kiosk.close();
});

test('the worker thread does its tasks out of the package’s app.asar', async () => {
  const { folder } = await ensurePackedFolder();
  // The package itself can't be inspected: another kiosk's main starts the thread as the package's does (run-task.ts).
  const kiosk = await launchKiosk();
  const entry = join(folder, 'resources', 'app.asar', 'out', 'production', 'main', 'background.js');
  const task: Order = {
    name: 'fitsPins',
    input: { pin: '482917', hashes: [await hashPin('482917'), ''] },
    calls: [],
  };
  const said = await kiosk.app.evaluate(
    (_, { file, workerData }) => {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      return new Promise<FromWorker>((resolve, reject) => {
        new Worker(file, { workerData, env: {}, execArgv: [] }).on('message', resolve).on('error', reject);
      });
    },
    { file: entry, workerData: task },
  );
  expect(said).toEqual({ kind: 'done', output: [true, false] });
  await kiosk.close();
});

/** Each is another weakness. The complete list is in main/security/launch.test.ts: an allowlist. */
const switches = [
  'remote-debugging-port=1',
  'use-file-for-fake-video-capture=/dev/null',
  // The page's process without the kernel's filter, or started by a foreign program.
  'disable-seccomp-filter-sandbox',
  'renderer-cmd-prefix=/usr/bin/env',
  'no-sandbox',
  // What Chromium would write down: keys of connections, requests.
  'ssl-key-log-file=keys',
  'log-net-log=requests',
  'proxy-server=127.0.0.1:9',
];
/** Read before the first line of the program runs. */
const variables = {
  ELECTRON_ENABLE_LOGGING: '1',
  NODE_DEBUG: 'http',
  NODE_V8_COVERAGE: '/nowhere',
  NODE_USE_SYSTEM_CA: '1',
  NODE_COMPILE_CACHE: '/nowhere',
};

test.describe('the package', () => {
  let station: string;
  let program: string;
  test.beforeAll(async () => {
    const { folder, executable } = await ensurePackedFolder();
    station = makeStationFolder({ app: folder });
    program = join(station, 'app', executable.slice(folder.length));
  });
  test.afterAll(() => rmSync(station, { recursive: true, force: true }));

  const log = () => {
    const file = join(station, 'home', 'data', 'logs', 'kiosk.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  /** Starts it as a station does. */
  function start(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    const home = join(station, 'home');
    const child = spawn(program, [`--user-data-dir=${join(home, 'data')}`, ...args], {
      cwd: station,
      env: { ...cleanEnvironment({ ...elsewhere, ...variables }), HOME: home, XDG_CONFIG_HOME: home },
      stdio: ['ignore', 'ignore', 'pipe'],
      // One that does not end as it should is ended, and found out by its exit code.
      timeout: 240_000,
      killSignal: 'SIGKILL',
      ...unprivileged,
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, ended, said: () => said };
  }

  test('ends at once where a switch would look into it, feed it or free it', async () => {
    for (const one of proving ? switches : switches.slice(0, 3)) {
      const { ended, said } = start([`--${one}`]);
      expect(await ended, one).toBe(2);
      expect(said()).toMatch(new RegExp(`^--${one.split('=', 1)[0]}: .*--help \\[switch-refused\\]$`, 'm'));
    }
    const kazakh = start(['--no-sandbox'], { LC_ALL: 'kk_KZ.UTF-8' });
    expect(await kazakh.ended).toBe(2);
    expect(kazakh.said()).toContain(commandText('switch-refused', 'kk', { what: '--no-sandbox' }));
    // Chromium cuts the space off before it reads the switch.
    const { ended, said } = start([' --remote-debugging-port=9222']);
    expect(await ended, 'after a space').toBe(2);
    expect(said()).not.toContain('DevTools listening');
    expect(log()).toBe('');
  });

  test('ends at once where a variable has already been obeyed', async () => {
    for (const [name, value] of Object.entries(variables).slice(0, proving ? undefined : 2)) {
      const { ended, said } = start([], { [name]: value });
      expect(await ended, name).toBe(2);
      expect(said()).toMatch(new RegExp(`^${name}: .*\\[variable-refused\\]$`, 'm'));
    }
    expect(log()).toBe('');
  });

  test('starts as a normal user, sandboxed, and obeys no environment', async () => {
    const kiosk = start(['--supervised']);
    await expect.poll(log).toContain('page loaded');
    expect(log()).toContain('"code":"not-configured"');
    kiosk.child.kill('SIGTERM');
    await kiosk.ended;
  });
});
