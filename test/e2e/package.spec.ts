import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appFolder, ensureBuild } from '../../build/setup/build-app.mjs';
import { ensurePackedFolder } from '../../build/setup/pack.mjs';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import { forbiddenSwitches } from '../../main/policies/command-line.ts';
import { demoKey } from '../../main/demo/keys.ts';
import { apiKey, cleanEnvironment, onScreen } from './kiosk.ts';
import { makeStationFolder, spawnKiosk, unprivileged } from './spawned-kiosk.ts';

test.skip(process.platform !== 'linux', 'starts the Linux package; the Windows one was never run');

const elsewhere = {
  LIVENESS_KIOSK_ENDPOINT: 'http://127.0.0.1:1/api/v1/backend/liveness/short/',
  LIVENESS_KIOSK_API_KEY: apiKey,
  LIVENESS_KIOSK_DEV_URL: 'http://127.0.0.1:1/',
};

test('the production build says "not set up yet" and obeys no environment', async () => {
  test.setTimeout(180_000);
  await ensureBuild('production');
  const runtime = await ensureRuntime();
  const station = makeStationFolder({ runtime: runtime.distPath, app: appFolder('production') });
  // Not packaged, so that it can be looked into: the package itself refuses that (below).
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

/** Starts the package as a station does. */
function startPackage(station: string, executable: string, switches: readonly string[]): ChildProcess {
  const home = join(station, 'home');
  return spawn(join(station, 'app', executable), [`--user-data-dir=${join(home, 'data')}`, ...switches], {
    cwd: station,
    env: { ...cleanEnvironment(elsewhere), HOME: home, XDG_CONFIG_HOME: home },
    stdio: 'ignore',
    // One that does not end as it should is ended, and found out by its exit code.
    timeout: 20_000,
    killSignal: 'SIGKILL',
    ...unprivileged,
  });
}

test('the package starts as a normal user, sandboxed, and refuses to be looked into or fed', async () => {
  test.setTimeout(180_000);
  const { folder, executable } = await ensurePackedFolder();
  const name = executable.slice(folder.length);
  const station = makeStationFolder({ app: folder });
  const ended = (child: ChildProcess) =>
    new Promise<number | null>((resolve) => child.once('close', resolve));
  const logFile = join(station, 'home', 'data', 'logs', 'kiosk.log');
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  for (const forbidden of forbiddenSwitches) {
    expect(await ended(startPackage(station, name, [`--${forbidden}=1`])), forbidden).toBe(2);
  }
  expect(log()).not.toContain('page loaded');

  const kiosk = startPackage(station, name, []);
  const over = ended(kiosk);
  await expect.poll(log).toContain('page loaded');
  expect(log()).toContain('"code":"not-configured"');
  kiosk.kill('SIGTERM');
  await over;
  rmSync(station, { recursive: true, force: true });
});
