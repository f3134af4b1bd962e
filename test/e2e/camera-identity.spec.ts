import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { appFolder } from '../../build/vite/build-app.ts';
import { deviceIdFor, readSalt } from '../../main/camera/device-id.ts';
import type { KioskBridge, Result } from '../../preload/contract.ts';
import { apiKey, cleanEnvironment, type Kiosk, launchKiosk, type LaunchOptions } from './kiosk.ts';
import { launchElectron } from './launch-electron.ts';
import { makeStationFolder, spawnKiosk } from './spawned-kiosk.ts';

interface Opened {
  readonly deviceId: string;
  readonly origin: string;
  readonly checked: Result<null>;
}

/** Opens the camera as the page would, under any label, and asks main about it. */
function openAndCheck(page: Page): Promise<Opened> {
  return page.evaluate(async () => {
    const { kiosk } = globalThis as unknown as { kiosk: KioskBridge };
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getVideoTracks();
    const deviceId = track?.getSettings().deviceId ?? '';
    const checked = await kiosk.checkCamera({ deviceId, label: 'HD Pro Webcam C920 (046d:082d)' });
    for (const one of stream.getTracks()) one.stop();
    return { deviceId, origin: location.origin, checked };
  });
}

const readLog = (directory: string) => readFileSync(join(directory, 'logs', 'kiosk.log'), 'utf8');
const untrusted = { ok: false, error: { code: 'camera-untrusted' } };

/** Chromium's generated video instead of a file, so that its raw id is that of a first camera on Linux. */
const generated: LaunchOptions = { camera: 'none', args: ['--use-fake-device-for-media-stream'] };

/** Main works out the device id that Chromium gives the page. */
function expectOwnId({ directory }: Kiosk, { deviceId, origin }: Opened, rawId: string): void {
  // At the first start already: Chromium itself would write its salt down some ten seconds later.
  const salt = readSalt(directory);
  expect(salt).not.toBeNull();
  expect(deviceIdFor(rawId, origin, salt ?? '')).toBe(deviceId);
}

test('a camera under /dev is known by its device id; as a fake it is refused without the switch, whatever label the page tells', async () => {
  const kiosk = await launchKiosk(generated);
  const opened = await openAndCheck(kiosk.page);
  expectOwnId(kiosk, opened, '/dev/video0');
  expect(opened.checked).toEqual(untrusted);
  const log = readLog(kiosk.directory);
  expect(log).toContain('"reason":"fake"');
  expect(log).not.toContain('C920');
  await kiosk.close();
});

test('a file that plays the camera is known by its device id, and admitted with the switch', async () => {
  const kiosk = await launchKiosk({ camera: 'person' });
  const opened = await openAndCheck(kiosk.page);
  expectOwnId(kiosk, opened, '/dev/placeholder-for-file-backed-fake-capture-device');
  expect(opened.checked).toEqual({ ok: true, value: null });
  await kiosk.close();
});

test('as a normal user, sandbox on, main may look into the process that reads the camera', async () => {
  test.skip(process.platform !== 'linux', 'Linux finds the device by the files that a process holds open');
  const runtime = await ensureRuntime();
  const folder = makeStationFolder({ runtime: runtime.distPath, app: appFolder('demonstration') });
  const kiosk = await spawnKiosk(folder, {
    executable: join(folder, 'runtime', 'electron'),
    args: [join(folder, 'app')],
    camera: 'person',
    // No embedded service: its start coincides with the debugger's arrival, which then may miss the page.
    environment: { LIVENESS_KIOSK_ENDPOINT: 'http://127.0.0.1:1/short/', LIVENESS_KIOSK_API_KEY: apiKey },
  });
  // "fake" is the result only for a process whose open files were read and included no camera.
  expect((await openAndCheck(kiosk.page)).checked).toEqual({ ok: true, value: null });
  expect(readLog(kiosk.directory)).toContain('"kind":"fake"');
  await kiosk.close();
});

/** A v4l2loopback device that something feeds, or null. Only machines whose kernel has the module can have one. */
function findLoopback(): string | null {
  const folder = '/sys/class/video4linux';
  try {
    const isVirtual = (name: string) => realpathSync(join(folder, name)).startsWith('/sys/devices/virtual/');
    return readdirSync(folder).find(isVirtual) ?? null;
  } catch {
    return null;
  }
}

test('a real v4l2loopback device is refused, under whatever name it was set up', async () => {
  const why = 'this kernel has no v4l2loopback device (modprobe v4l2loopback exclusive_caps=1, and feed it)';
  const loopback = findLoopback();
  if (loopback === null) console.log(`skipped: ${why}`);
  test.skip(loopback === null, why);
  // Without a fake device: Chromium lists what the system has.
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-loopback-'));
  const app = await launchElectron({
    executablePath: (await ensureRuntime()).executable,
    chromiumSandbox: !dropsSandbox,
    args: [appFolder('demonstration'), `--user-data-dir=${directory}`],
    env: cleanEnvironment(),
  });
  const page = await app.firstWindow();
  await page.locator('[data-screen]').first().waitFor();
  expect((await openAndCheck(page)).checked).toEqual(untrusted);
  expect(readLog(directory)).toContain('"why":"no-hardware"');
  await app.close();
  rmSync(directory, { recursive: true, force: true });
});
