// A bare window in the kiosk's own Chromium, for looking at the preview page. Part of no build.
const { app, BrowserWindow } = require('electron');

app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1920, height: 1080, frame: false }).loadURL('about:blank'));
