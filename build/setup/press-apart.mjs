/**
 * Presses as a person makes them, who looks at a new screen before pressing in the same place again: what is pressed sooner is the second
 * half of a double tap, which the kiosk swallows (renderer/flow/double-touch.ts). Without it a fast machine fails where a slow
 * one passes. Shared by the end-to-end tests and the screenshots.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {{ readonly x: number, readonly y: number }} Place
 */

const settleMs = 700;
const slipPx = 150;

/** @type {WeakMap<Page, Place & { readonly atMs: number }>} */
const lastPresses = new WeakMap();

/**
 * @param {Page} page
 * @param {import('playwright').Locator} target
 * @param {(middle: Place) => Promise<unknown>} act presses it
 */
export async function pressApart(page, target, act) {
  const box = await target.boundingBox();
  if (!box) throw new Error('what is to be pressed has no place on the screen');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const last = lastPresses.get(page);
  if (last && Math.hypot(at.x - last.x, at.y - last.y) < slipPx)
    await page.waitForTimeout(Math.max(0, last.atMs + settleMs - Date.now()));
  await act(at);
  lastPresses.set(page, { ...at, atMs: Date.now() });
}
