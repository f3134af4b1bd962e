import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { servePreview } from './built-preview.mjs';
import { inRoot } from './paths.mjs';
import { dropsSandbox } from './sandbox.mjs';

/** As tall as the tallest sheet, so that all its miniatures are loaded at once. */
const viewport = { width: 1920, height: 2000 };
const quality = 72;

/**
 * Pictures of the preview's page of hints: one sheet for each kind of screen and language. JPEG, because a sheet is
 * mostly photographs.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, target: string }} options a runtime, an environment with a display,
 * the folder
 */
export async function writeHintSheets({ executable, env, target }) {
  const { _electron } = await import('playwright');
  const preview = await servePreview();
  const app = await _electron.launch({
    executablePath: executable,
    chromiumSandbox: !dropsSandbox,
    args: [inRoot('test', 'preview', 'browser.cjs')],
    env: /** @type {Record<string, string>} */ (env),
  });
  try {
    const page = await app.firstWindow();
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

/**
 * @param {string} name
 * @returns {string} an expression for the page: whether every miniature of that sheet has its typeface and its picture
 */
function isDrawn(name) {
  return `[...document.querySelectorAll('[data-sheet="${name}"] iframe')].every(
    ({ contentDocument: inside }) =>
      inside?.fonts.status === 'loaded' && inside.querySelector('.camera-preview > img')?.complete,
  )`;
}
