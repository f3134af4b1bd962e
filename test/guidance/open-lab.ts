import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { build, preview } from 'vite';
import { faceModel } from '../../build/face-model/vite-plugin.ts';
import { root } from '../e2e/kiosk.ts';
import { openBrowser } from '../preview/open-browser.ts';
import type { Lab, Seen } from './lab.worker.ts';
import { pictures, type Scene } from './scene.ts';

export interface OpenLab {
  readonly page: Page;
  look(scene: Scene, seed?: number): Promise<Seen>;
  paint(scene: Scene, seed: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens the lab's page in the kiosk's own Chromium: the real engine, without the kiosk around it. */
export async function openLab(): Promise<OpenLab> {
  // A new folder for each: two labs may be open at once, a test's and a benchmark's.
  const outDir = await mkdtemp(join(tmpdir(), 'kiosk-lab-'));
  const shared = { configFile: false, logLevel: 'silent', root: join(root, 'test/guidance') } as const;
  await build({
    ...shared,
    base: './',
    plugins: [faceModel()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'test/guidance/lab.html') } },
  });
  await mkdir(join(outDir, 'pictures'), { recursive: true });
  for (const file of Object.values(pictures)) {
    await cp(join(root, 'test/fixtures', file), join(outDir, 'pictures', file));
  }
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const { app, page } = await openBrowser();
  await page.goto(new URL('lab.html', server.resolvedUrls!.local[0]!).href);
  await page.waitForFunction(() => 'lab' in globalThis);
  return {
    page,
    look: (scene, seed) =>
      page.evaluate((asked) => (globalThis as unknown as { lab: Lab }).lab.look(asked.scene, asked.seed), {
        scene,
        ...(seed === undefined ? {} : { seed }),
      }),
    async paint(scene, seed) {
      const png = await page.evaluate(
        (asked) => (globalThis as unknown as { lab: Lab }).lab.paint(asked.scene, asked.seed),
        { scene, seed },
      );
      return Buffer.from(png, 'base64');
    },
    async close() {
      await app.close();
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
