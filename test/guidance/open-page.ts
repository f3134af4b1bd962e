import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import { build, preview } from 'vite';
import { faceModel } from '../../build/face-model/vite-plugin.ts';
import { contentSecurityPolicy } from '../../main/app/response-headers.ts';
import { root } from '../e2e/kiosk.ts';
import { openBrowser } from '../preview/open-browser.ts';

export interface OpenedPage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** A page of this folder, built as the kiosk's own is and served under the kiosk's own policy. */
export class BuiltPage {
  readonly #address: string;
  readonly #end: () => Promise<void>;

  private constructor(address: string, end: () => Promise<void>) {
    this.#address = address;
    this.#end = end;
  }

  /** @param addFiles adds files to the page's folder */
  static async build(name: string, addFiles: (folder: string) => Promise<void> = async () => undefined) {
    // A new folder for each: two may be open at once, a test's and a benchmark's.
    const outDir = await mkdtemp(join(tmpdir(), 'kiosk-lab-'));
    const shared = { configFile: false, logLevel: 'silent', root: join(root, 'test/guidance') } as const;
    await build({
      ...shared,
      base: './',
      plugins: [faceModel()],
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(shared.root, `${name}.html`) } },
    });
    await addFiles(outDir);
    const headers = { 'Content-Security-Policy': contentSecurityPolicy };
    const server = await preview({
      ...shared,
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0, headers },
    });
    return new BuiltPage(new URL(`${name}.html`, server.resolvedUrls!.local[0]!).href, async () => {
      await server.close();
      await rm(outDir, { recursive: true });
    });
  }

  /**
   * Opens it in the kiosk's own Chromium, without the kiosk around it.
   * @param switches of Chromium, such as those of a fake camera
   */
  async open(switches: readonly string[] = []): Promise<OpenedPage> {
    const { app, page } = await openBrowser(switches);
    await page.goto(this.#address);
    return { app, page, close: () => app.close() };
  }

  close(): Promise<void> {
    return this.#end();
  }
}
