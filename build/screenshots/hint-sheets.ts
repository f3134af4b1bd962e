import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../../test/preview/open-browser.ts';
import { servePreview } from '../vite/serve-preview.ts';

/** As tall as the tallest sheet, so that all its miniatures are loaded at once. */
const viewport = { width: 1920, height: 2000 };
const quality = 72;

/**
 * Pictures of the preview's page of hints: one sheet for each kind of screen and language. JPEG, because a sheet is
 * mostly photographs. Needs a display.
 */
export async function writeHintSheets(target: string): Promise<void> {
  const preview = await servePreview();
  const { app, page } = await openBrowser();
  try {
    await page.setViewportSize(viewport);
    await page.goto(`${preview.address}?page=hints&still=1`);
    for (const sheet of await page.locator('[data-sheet]').all()) {
      await sheet.scrollIntoViewIfNeeded();
      const name = (await sheet.getAttribute('data-sheet')) ?? '';
      await page.waitForFunction(isDrawn(name));
      await writeFile(join(target, `hints-${name}.jpg`), await sheet.screenshot({ type: 'jpeg', quality }));
    }
  } finally {
    await app.close();
    await preview.close();
  }
}

/** @returns an expression for the page: whether every miniature of that sheet has its typeface and its picture */
function isDrawn(name: string): string {
  return `[...document.querySelectorAll('[data-sheet="${name}"] iframe')].every(
    ({ contentDocument: inside }) =>
      inside?.fonts.status === 'loaded' && inside.querySelector('.camera-preview > img')?.complete,
  )`;
}
