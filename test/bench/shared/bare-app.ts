import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The floor: only a window that shows the camera full screen. */
const main = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ fullscreen: true, frame: false });
  window.webContents.session.setPermissionRequestHandler((_contents, _permission, grant) => grant(true));
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});`;

/** A file counts as a secure page, which a data: address does not: only such may use the camera. */
const page = `<!doctype html><video autoplay muted style="position:fixed;inset:0;width:100%;height:100%"></video>
<script>
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  navigator.mediaDevices.getUserMedia({ video: size }).then((stream) => {
    document.querySelector('video').srcObject = stream;
  });
</script>`;

export interface BareApp {
  /** For Electron to run. */
  readonly folder: string;
  readonly remove: () => void;
}

export function writeBareApp(): BareApp {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-floor-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "floor", "main": "main.cjs" }');
  writeFileSync(join(folder, 'main.cjs'), main);
  writeFileSync(join(folder, 'index.html'), page);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
