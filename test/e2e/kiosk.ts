import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { appFolder } from '../../build/setup/build-app.mjs';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import type { View } from '../../renderer/flow/view.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const cameraFile = (name: string) => join(root, 'test/fixtures/camera', `${name}.mjpeg`);
export const apiKey = `e2e-${'Kq7w'.repeat(12)}`;

/** The person in front of the camera: a real face, another one, a cup of coffee, or no camera at all. */
export type CameraScene = 'person' | 'person-2' | 'empty' | 'none';

export interface LaunchOptions {
  readonly camera?: CameraScene;
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly directory?: string;
}

export interface Kiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The kiosk's own folder: settings, log, crash dumps. */
  readonly directory: string;
  /** Everything the process printed. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

export function cameraSwitches(scene: CameraScene): string[] {
  if (scene === 'none') return ['--use-fake-device-for-media-stream=device-count=0'];
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFile(scene)}`];
}

/** The environment without what would point the kiosk elsewhere. */
export function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('LIVENESS_KIOSK_'),
  );
  return { ...Object.fromEntries(entries), ...extra };
}

export const mustDropSandbox = process.platform === 'linux' && process.getuid?.() === 0;

/** Starts the built demonstration flavour in real Electron and waits for its first screen. */
export async function launchKiosk(options: LaunchOptions = {}): Promise<Kiosk> {
  const runtime = await ensureRuntime();
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'kiosk-e2e-'));
  const app = await _electron.launch({
    executablePath: runtime.executable,
    chromiumSandbox: !mustDropSandbox,
    cwd: root,
    args: [
      appFolder('demonstration'),
      `--user-data-dir=${directory}`,
      ...cameraSwitches(options.camera ?? 'person'),
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
    output: () => output,
    async close() {
      await app.close();
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  };
}

export async function onScreen(page: Page, screen: View['screen']): Promise<void> {
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', screen);
}

export async function press(page: Page, action: string): Promise<void> {
  await page.locator(`[data-action="${action}"]`).click();
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

/** From the waiting screen to "checking", without waiting for the countdown. */
export async function takePicture(page: Page, language: 'kk' | 'ru' | 'en' = 'en'): Promise<void> {
  await goToCamera(page, language);
  await press(page, 'takePicture');
}

/** Back to the waiting screen from wherever a test has ended. */
export async function goHome(page: Page): Promise<void> {
  await page.reload();
  await onScreen(page, 'waiting');
}
