import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cameraFile, cameraSwitches } from '../../../build/electron/fake-camera.ts';
import { ensureRuntime } from '../../../build/electron/runtime.ts';
import { machineSwitches } from '../../../build/electron/spawn.ts';
import { type CameraScene, cleanEnvironment, root } from '../../e2e/kiosk.ts';
import { driveMain, drivePage, mark, type Moment, type Touches } from './driver.ts';

export interface DriveOptions {
  /** The app's folder, for Electron to run. */
  readonly app: string;
  readonly camera: Exclude<CameraScene, 'none'>;
  readonly touches?: Touches;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where it keeps its data: by default a temporary folder, deleted when it is closed. */
  readonly directory?: string;
}

/** An app in real Electron with no debugger on it, as on a station. */
export interface DrivenApp {
  readonly pid: number;
  /** When its process was started, on the clock of its moments. */
  readonly startedAtMs: number;
  /** All there were so far. */
  readonly moments: readonly Moment[];
  /** Waits for the first moment of this name at or after an index. */
  readonly until: (what: string, from?: number) => Promise<Moment>;
  readonly close: () => Promise<void>;
}

/** An app that hangs ends the bench. */
const limitMs = 120_000;

export async function drive({
  app,
  camera,
  touches,
  environment,
  directory,
}: DriveOptions): Promise<DrivenApp> {
  const { executable } = await ensureRuntime();
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-'));
  const driver = join(folder, 'driver.cjs');
  const pageScript = `(${drivePage.toString()})(${JSON.stringify(mark)}, ${JSON.stringify(touches ?? { on: {}, times: 0 })})`;
  const words = [mark, pageScript].map((word) => JSON.stringify(word)).join(', ');
  writeFileSync(driver, `(${driveMain.toString()})(require('electron'), ${words});\n`);
  const switches = [...machineSwitches(), '--log-level=3'];
  const env = cleanEnvironment(environment);
  const startedAtMs = performance.timeOrigin + performance.now();
  const child = spawn(
    executable,
    [
      ...[...switches, '-r', driver, app, `--user-data-dir=${directory ?? join(folder, 'data')}`],
      ...cameraSwitches(cameraFile(camera)),
    ],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const { moments, until } = listen(child);
  return {
    pid: child.pid!,
    startedAtMs,
    moments,
    until,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function listen(child: ChildProcess): Pick<DrivenApp, 'moments' | 'until'> {
  const moments: Moment[] = [];
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const watcher of watchers) watcher();
  };
  createInterface(child.stdout!).on('line', (line) => {
    if (!line.startsWith(mark)) return;
    moments.push(JSON.parse(line.slice(mark.length)) as Moment);
    wake();
  });
  let hasEnded = false;
  child.once('close', () => {
    hasEnded = true;
    wake();
  });
  const until = (what: string, from = 0) =>
    new Promise<Moment>((resolve, reject) => {
      const stop = (end: () => void) => {
        clearTimeout(timer);
        watchers.delete(look);
        end();
      };
      const last = () =>
        moments
          .map((moment) => moment.what)
          .filter((one) => !one.startsWith('frames:'))
          .slice(-8)
          .join(', ');
      const fail = (why: string) =>
        stop(() => reject(new Error(`${why}, waiting for "${what}"; last: ${last()}`)));
      const look = () => {
        const found = moments.slice(from).find((moment) => moment.what === what);
        if (found) stop(() => resolve(found));
        else if (hasEnded) fail('the app ended');
      };
      const timer = setTimeout(() => fail(`nothing for ${limitMs / 1000} s`), limitMs);
      watchers.add(look);
      look();
    });
  return { moments, until };
}
