import AxeBuilder from '@axe-core/playwright';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import { languages } from '../../preload/contract.ts';
import { writeAddress } from '../../renderer/preview/address.ts';
import { fixtures } from '../../renderer/preview/fixtures.ts';
import { layouts } from '../../renderer/preview/layouts.ts';
import { demandsFor, findLayoutFaults } from '../preview/layout.ts';
import { cleanEnvironment, mustDropSandbox, root } from './kiosk.ts';

/** Every screen × state × error × language, drawn by the Chromium that the kiosk runs on, without the kiosk around it. */
let server: PreviewServer;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  const outDir = join(root, 'out/preview');
  const shared = { configFile: false, logLevel: 'silent', root: join(root, 'renderer') } as const;
  await build({
    ...shared,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'renderer/preview.html') } },
  });
  server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const { executable } = await ensureRuntime();
  app = await _electron.launch({
    executablePath: executable,
    chromiumSandbox: !mustDropSandbox,
    args: [join(root, 'test/preview/browser.cjs')],
    env: cleanEnvironment(),
  });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  await app.close();
  await server.close();
});

function address(only: string, language: (typeof languages)[number]): string {
  const base = server.resolvedUrls!.local[0]!;
  return new URL(`preview.html${writeAddress({ only, language, demonstration: true, still: true })}`, base)
    .href;
}

for (const language of languages) {
  test(`${language}: every screen fits every layout, can be read and hit, and axe finds nothing`, async () => {
    test.setTimeout(240_000);
    const faults: string[] = [];
    let problemSeen = false;
    for (const { name } of fixtures) {
      await page.goto(address(name, language));
      await page.locator('[data-screen]').waitFor();
      for (const { name: layout, width, height } of layouts) {
        const zoom = layout.includes('200 %') ? 2 : 1;
        await page.setViewportSize({ width, height });
        const found = await findLayoutFaults(page, demandsFor(width, height, zoom));
        faults.push(...found.map((fault) => `${name}, ${layout}: ${fault}`));
      }
      // The problem screens differ in their words alone, which the layout checks above have read: axe looks at one.
      if (name.startsWith('problem/') && problemSeen) continue;
      problemSeen ||= name.startsWith('problem/');
      // Legacy mode: the other one opens a page of its own, which a kiosk's browser refuses.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${name}: axe ${id}: ${nodes[0]?.html ?? ''}`));
    }
    expect(faults).toEqual([]);
  });
}
