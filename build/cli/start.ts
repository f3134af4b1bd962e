// npm start [-- --sample-camera] [-- arguments for the app]
import { readdirSync } from 'node:fs';
import { say } from '../bootstrap/terminal.mjs';
import { hasDisplay } from '../electron/display.ts';
import { cameraFile, cameraSwitches } from '../electron/fake-camera.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { exitOf, spawnKiosk } from '../electron/spawn.ts';

export async function execute(args: readonly string[]): Promise<number | void> {
  if (!hasDisplay()) {
    say('There is no display, so the kiosk runs on a virtual one (as `npm run demo` does).');
    const { demonstrate } = await import('./demo.ts');
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
  const kiosk = spawnKiosk(prepared, [...own, ...(sample ? cameraSwitches(cameraFile('person')) : [])]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => kiosk.kill(signal));
  return exitOf(kiosk);
}

/** Cheap to find out only on Linux; elsewhere the kiosk's own screen shows it. */
function lacksCamera() {
  if (process.platform !== 'linux') return false;
  return !readdirSync('/dev').some((name) => /^video\d+$/.test(name));
}
