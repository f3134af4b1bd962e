import AxeBuilder from '@axe-core/playwright';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { join } from 'node:path';
import { servePreview } from '../../build/setup/built-preview.mjs';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import { hints, languages, staffCodes } from '../../preload/contract.ts';
import { writeAddress } from '../../renderer/preview/address.ts';
import { fixtures } from '../../renderer/preview/fixtures.ts';
import { layouts } from '../../renderer/preview/layouts.ts';
import { demandsFor, findLayoutFaults, placesOnCameraScreen } from '../preview/layout.ts';
import { cleanEnvironment, mustDropSandbox, root } from './kiosk.ts';

/** Every screen × state × error × language, drawn by the Chromium that the kiosk runs on, without the kiosk around it. */
let preview: Awaited<ReturnType<typeof servePreview>>;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  preview = await servePreview();
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
  await preview.close();
});

function address(only: string, language: (typeof languages)[number]): string {
  const wanted = { page: 'screens', only, language, demonstration: true, still: true } as const;
  return preview.address + writeAddress(wanted);
}

/**
 * What differs from another fixture in its words and its sign alone, which the layout checks have read: axe, slow as it is,
 * looks at one of each kind.
 */
const alike: ReadonlySet<string> = new Set([
  ...hints
    .filter((hint) => !['noFace', 'moveRight', 'tooDark'].includes(hint))
    .map((hint) => `camera/${hint}`),
  ...Object.keys(staffCodes)
    .slice(1)
    .map((code) => `problem/${code}`),
]);

for (const language of languages) {
  test(`${language}: every screen fits every layout, can be read and hit, and axe finds nothing`, async () => {
    test.setTimeout(360_000);
    const faults: string[] = [];
    // Where the camera screen's parts stand in each layout: on its first fixture, and so on all.
    const places: Record<string, string[]> = {};
    for (const { name } of fixtures) {
      await page.goto(address(name, language));
      await page.locator('[data-screen]').waitFor();
      for (const { name: layout, width, height } of layouts) {
        const zoom = layout.includes('200 %') ? 2 : 1;
        await page.setViewportSize({ width, height });
        const found = await findLayoutFaults(page, demandsFor(width, height, zoom));
        faults.push(...found.map((fault) => `${name}, ${layout}: ${fault}`));
        const standing = name.startsWith('camera/') ? await placesOnCameraScreen(page) : [];
        if (standing.length > 0) places[layout] ??= standing;
        const moved = standing.filter((place, index) => place !== places[layout]?.[index]);
        faults.push(...moved.map((place) => `${name}, ${layout}: has moved: ${place}`));
      }
      if (alike.has(name)) continue;
      // Legacy mode: the other one opens a page of its own, which a kiosk's browser refuses.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${name}: axe ${id}: ${nodes[0]?.html ?? ''}`));
    }
    expect(faults).toEqual([]);
  });
}
