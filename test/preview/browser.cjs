// A bare window in the kiosk's own Chromium, for viewing the preview page. Not part of any build.
const { app, BrowserWindow } = require('electron');

app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1920, height: 1080, frame: false }).loadURL('about:blank'));
