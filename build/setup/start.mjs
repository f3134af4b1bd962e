// npm start [-- --sample-camera] [-- arguments for the app]
import './node-version.mjs';
import { readdirSync } from 'node:fs';
import { demonstrate } from './demonstration.mjs';
import { hasDisplay } from './display.mjs';
import { exitOf, fakeCamera, spawnKiosk } from './electron.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript } from './problem.mjs';
import { say } from './progress.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  if (!hasDisplay()) {
    say('There is no display, so the kiosk runs on a virtual one (as `npm run demo` does).');
    return demonstrate();
  }
  const prepared = await prepareKiosk('demonstration', { needsVirtualDisplay: false });
  const sample = args.includes('--sample-camera');
  if (!sample && lacksCamera()) {
    say('No camera was found. The kiosk waits for one; to try it with a sample person instead:\n');
    say('  npm start -- --sample-camera\n');
  }
  say(`• starting the kiosk on Electron ${prepared.runtime.version}; Ctrl+Q ends it`);
  const own = args.filter((arg) => arg !== '--sample-camera');
  const kiosk = spawnKiosk(prepared, [...own, ...(sample ? fakeCamera('person') : [])], { ...process.env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => kiosk.kill(signal));
  return exitOf(kiosk);
});

/** Cheap to find out only on Linux; elsewhere the kiosk's own screen shows it. */
function lacksCamera() {
  if (process.platform !== 'linux') return false;
  return !readdirSync('/dev').some((name) => /^video\d+$/.test(name));
}
