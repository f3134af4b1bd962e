import { spawn } from 'node:child_process';
import { cameraFile } from './camera-file.mjs';
import { inRoot } from './paths.mjs';
import { dropsSandbox } from './sandbox.mjs';

/**
 * Chromium's fake camera, which plays the output of camera-file.mjs for a file of test/fixtures/camera in a loop.
 * @param {string} name such as "person"
 * @returns {string[]} switches
 */
export function fakeCamera(name) {
  // The last one lets the kiosk's own gate admit it; a production build does not know it.
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${cameraFile(name)}`,
    '--allow-fake-camera',
  ];
}

/**
 * The switches that Electron needs on this machine.
 * @param {NodeJS.ProcessEnv} env that it will run in
 * @returns {string[]} switches
 */
export function machineSwitches(env) {
  const onlyWayland = process.platform === 'linux' && !env['DISPLAY'] && Boolean(env['WAYLAND_DISPLAY']);
  return [...(dropsSandbox ? ['--no-sandbox'] : []), ...(onlyWayland ? ['--ozone-platform=wayland'] : [])];
}

/**
 * Starts the kiosk with its output on this terminal.
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {readonly string[]} args for the app and for Chromium
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('node:child_process').ChildProcess}
 */
export function spawnKiosk({ runtime, folder }, args, env) {
  // Chromium reports every desktop service that it misses; only fatal messages are printed.
  const child = spawn(runtime.executable, [...machineSwitches(env), '--log-level=3', folder, ...args], {
    cwd: inRoot(),
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: runtime.distPath },
    stdio: 'inherit',
  });
  process.once('exit', () => child.kill());
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
