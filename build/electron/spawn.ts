import { type ChildProcess, spawn } from 'node:child_process';
import { inRoot } from '../bootstrap/paths.mjs';
import type { Prepared } from './prepare.ts';
import { dropsSandbox } from './sandbox.ts';

/** The switches that Electron needs on this machine. */
export function machineSwitches(): string[] {
  const onlyWayland =
    process.platform === 'linux' && !process.env['DISPLAY'] && Boolean(process.env['WAYLAND_DISPLAY']);
  return [...(dropsSandbox ? ['--no-sandbox'] : []), ...(onlyWayland ? ['--ozone-platform=wayland'] : [])];
}

/**
 * Starts the kiosk with its output on this terminal.
 * @param args for the app and for Chromium
 */
export function spawnKiosk(
  { runtime, folder }: Prepared,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  // Chromium reports every desktop service that it misses; only fatal messages are printed.
  const child = spawn(runtime.executable, [...machineSwitches(), '--log-level=3', folder, ...args], {
    cwd: inRoot(),
    env: { ...process.env, ...environment, ELECTRON_OVERRIDE_DIST_PATH: runtime.distPath },
    stdio: 'inherit',
  });
  process.once('exit', () => child.kill());
  return child;
}

/** @returns its exit code; 1 when a signal ended it */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
