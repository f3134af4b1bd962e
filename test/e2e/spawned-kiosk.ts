import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { cameraFile, cameraSwitches } from '../../build/electron/fake-camera.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { type CameraScene, cleanEnvironment } from './kiosk.ts';
import { connectToKiosk } from './launch-electron.ts';

/** A kiosk started as a station starts it: no loader of Playwright's in it, as a normal user, sandbox on. */
export interface SpawnedKiosk {
  readonly page: Page;
  readonly process: ChildProcess;
  readonly directory: string;
  readonly close: () => Promise<void>;
}

export interface SpawnOptions {
  readonly executable: string;
  /** Before Chromium's own switches: the app's folder, where the executable contains none. */
  readonly args?: readonly string[];
  /** None unless it is named. */
  readonly camera?: Exclude<CameraScene, 'none'>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The user `nobody`, which exists on every Linux. A normal user can't change to another user, and need not. */
const nobody = { uid: 65534, gid: 65534 };
export const unprivileged: Partial<typeof nobody> = dropsSandbox ? nobody : {};

/** A folder that the user the kiosk runs as can read and write, with copies of these folders in it. */
export function makeStationFolder(copies: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-station-'));
  for (const [name, from] of Object.entries(copies)) cpSync(from, join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'home'));
  if (dropsSandbox) {
    for (const path of [folder, join(folder, 'home')]) chownSync(path, nobody.uid, nobody.gid);
  }
  return folder;
}

export async function spawnKiosk(folder: string, options: SpawnOptions): Promise<SpawnedKiosk> {
  const directory = join(folder, 'home', 'data');
  const child = spawn(
    options.executable,
    [
      ...(options.args ?? []),
      `--user-data-dir=${directory}`,
      '--remote-debugging-port=0',
      ...cameraSwitches(options.camera ? cameraFile(options.camera) : null),
    ],
    {
      cwd: folder,
      env: {
        ...cleanEnvironment(options.environment),
        HOME: join(folder, 'home'),
        XDG_CONFIG_HOME: join(folder, 'home'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...unprivileged,
    },
  );
  const { browser, page } = await connectToKiosk(await readAddress(child));
  await page.locator('[data-screen]').first().waitFor();
  return {
    page,
    process: child,
    directory,
    async close() {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr!.on('data', (part: Buffer) => {
      text += part.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the kiosk ended with ${code}: ${text.slice(-2000)}`)));
  });
}
