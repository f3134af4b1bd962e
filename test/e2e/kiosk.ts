import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { cameraFile, cameraSwitches } from '../../build/electron/fake-camera.ts';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { appFolder } from '../../build/vite/build-app.ts';
import type { Hint } from '../../preload/contract.ts';
import type { View } from '../../renderer/flow/view.ts';
import { launchElectron } from './launch-electron.ts';
import { pressApart } from './press-apart.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const apiKey = `e2e-${'Kq7w'.repeat(12)}`;

/** The camera's scene: a file of test/fixtures/camera without its ending, or no camera at all. */
export type CameraScene =
  'person' | 'person-2' | 'empty' | 'black' | 'none' | `hints/${Hint}` | `approach/${1 | 2 | 3}`;

export interface LaunchOptions {
  /** The folder of another built app instead of this tree's demonstration. */
  readonly app?: string;
  /** A scene, or the path of a file made for the occasion. */
  readonly camera?: CameraScene | { readonly file: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly directory?: string;
  /** A program that is started instead of the runtime, with all its arguments, and execs it. */
  readonly starter?: (executable: string) => string;
}

export interface Kiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The kiosk's own folder: settings, log, crash dumps. */
  readonly directory: string;
  /** Changes the camera's scene. It is shown when the camera is opened next. */
  readonly show: (scene: Exclude<CameraScene, 'none'> | { readonly file: string }) => void;
  /** Everything the process printed. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

const fileOf = (scene: CameraScene | { readonly file: string }): string =>
  typeof scene === 'string' ? cameraFile(scene) : scene.file;

/** A file that the camera plays from its beginning whenever it is opened, and that can be exchanged meanwhile. */
class Stage {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kiosk-camera-'));
  readonly file: string;

  /** @param ending by which the fake camera knows what kind of file it plays: of this kind are all that follow */
  constructor(ending: string) {
    this.file = join(this.#folder, `camera${ending}`);
  }

  show(scene: CameraScene | { readonly file: string }): void {
    const draft = `${this.file}.next`;
    const file = fileOf(scene);
    if (extname(file) !== extname(this.file)) throw new Error(`the camera can't play ${file}`);
    copyFileSync(file, draft);
    // The camera holds the old file open: it is replaced, never written to.
    renameSync(draft, this.file);
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Longer than any silence on a busy machine, ms: tests of hangs set their own limit. */
const hangMs = 120_000;

/** The environment without what would point the kiosk elsewhere. */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('LIVENESS_KIOSK_'),
  );
  return { ...Object.fromEntries(entries), LIVENESS_KIOSK_HANG_MS: String(hangMs), ...extra };
}

/** Also one into which a program that is just ending still writes: what comes in between is removed as well. */
export const removeFolder = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 20 });

/** Starts the built demonstration flavour in real Electron and waits for its first screen. */
export async function launchKiosk(options: LaunchOptions = {}): Promise<Kiosk> {
  const runtime = await ensureRuntime();
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'kiosk-e2e-'));
  const scene = options.camera ?? 'person';
  const stage = new Stage(scene === 'none' ? '.mjpeg' : extname(fileOf(scene)));
  if (scene !== 'none') stage.show(scene);
  const app = await launchElectron({
    executablePath: options.starter?.(runtime.executable) ?? runtime.executable,
    chromiumSandbox: !dropsSandbox,
    cwd: root,
    args: [
      options.app ?? appFolder('demonstration'),
      `--user-data-dir=${directory}`,
      ...cameraSwitches(scene === 'none' ? null : stage.file),
      ...(options.args ?? []),
    ],
    env: cleanEnvironment(options.environment),
  });
  let output = '';
  app.process().stdout?.on('data', (part: Buffer) => (output += part.toString()));
  app.process().stderr?.on('data', (part: Buffer) => (output += part.toString()));
  const page = await app.firstWindow();
  await page.locator('[data-screen]').first().waitFor();
  return {
    app,
    page,
    directory,
    show: (next) => stage.show(next),
    output: () => output,
    async close() {
      try {
        await app.close();
      } finally {
        stage.clear();
        if (!options.directory) await removeFolder(directory);
      }
    },
  };
}

export async function onScreen(page: Page, screen: View['screen']): Promise<void> {
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', screen);
}

export async function press(page: Page, action: string): Promise<void> {
  const button = page.locator(`[data-action="${action}"]`);
  await button.waitFor();
  await pressApart(page, button, () => button.click());
}

/** From the waiting screen to the camera, by touch. */
export async function goToCamera(page: Page, language: 'kk' | 'ru' | 'en' = 'en'): Promise<void> {
  await onScreen(page, 'waiting');
  await page.locator(`[data-language="${language}"]`).click();
  await press(page, 'start');
  await onScreen(page, 'consent');
  await press(page, 'agree');
  await onScreen(page, 'camera');
}

/** From the waiting screen to the moment when the kiosk takes the picture of a person who stands still. */
export const letPictureBeTaken = goToCamera;

/** Takes a picture of the camera's scene, by the button. */
export async function takeByHand(page: Page, language: 'kk' | 'ru' | 'en' = 'en'): Promise<void> {
  await goToCamera(page, language);
  await press(page, 'takePicture');
}

/** Back to the waiting screen from wherever a test has ended. */
export async function goHome(page: Page): Promise<void> {
  await page.reload();
  await onScreen(page, 'waiting');
}
