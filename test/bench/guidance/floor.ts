import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { ensureRuntime } from '../../../build/setup/runtime.mjs';
import { cameraFile, cameraSwitches, cleanEnvironment, mustDropSandbox } from '../../e2e/kiosk.ts';
import { memoryOf } from './memory.ts';

const settledFrames = 150;

const bareApp = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ fullscreen: true, frame: false });
  window.webContents.session.setPermissionRequestHandler((_contents, _permission, grant) => grant(true));
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});`;

/** A file counts as a secure page, which a data: address does not: only such may use the camera. */
const barePage = `<!doctype html><video autoplay muted style="position:fixed;inset:0;width:100%;height:100%"></video>`;

/** Memory of a bare window that shows the camera full screen, bytes. */
export async function measureFloor(): Promise<number> {
  const { executable } = await ensureRuntime();
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-floor-'));
  writeFileSync(join(folder, 'main.cjs'), bareApp);
  writeFileSync(join(folder, 'index.html'), barePage);
  const app = await _electron.launch({
    executablePath: executable,
    chromiumSandbox: !mustDropSandbox,
    args: [join(folder, 'main.cjs'), ...cameraSwitches(cameraFile('person'))],
    env: cleanEnvironment(),
  });
  try {
    const page = await app.firstWindow();
    await page.waitForSelector('video');
    await page.evaluate(async (frames) => {
      const video = document.querySelector('video')!;
      const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: size });
      for (let seen = 0; seen < frames; seen += 1) {
        await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      }
    }, settledFrames);
    return memoryOf(app.process().pid!);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
}
