/**
 * Presses as a person makes them, who looks at a new screen before pressing in the same place again: what is pressed sooner is the second
 * half of a double tap, which the kiosk swallows (renderer/flow/double-touch.ts). Without it a fast machine fails where a slow
 * one passes. Shared by the end-to-end tests and the screenshots.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {{ readonly x: number, readonly y: number }} Place
 */

/** The kiosk's own. */
const settleMs = 700;
const slipPx = 150;

/** @typedef {{ readonly origin: number, readonly nowMs: number }} PageTime by the page's own clock, as the times of its events are */

/** @type {WeakMap<Page, Place & { readonly time: PageTime | null }>} */
const lastPresses = new WeakMap();

/**
 * @param {Page} page
 * @param {import('playwright').Locator} target
 * @param {() => Promise<unknown>} act presses it
 */
export async function pressApart(page, target, act) {
  const box = await target.boundingBox();
  if (!box) throw new Error('what is to be pressed has no place on the screen');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const last = lastPresses.get(page);
  if (last?.time && Math.hypot(at.x - last.x, at.y - last.y) < slipPx) await settle(page, last.time);
  await act();
  lastPresses.set(page, { ...at, time: await timeOf(page) });
}

/**
 * Not by this process's clock: on a busy machine the page receives a press long after it was made here.
 * @param {Page} page
 * @returns {Promise<PageTime | null>} null: the press has ended the page
 */
async function timeOf(page) {
  return page
    .evaluate('({ origin: performance.timeOrigin, nowMs: performance.now() })')
    .then((time) => /** @type {PageTime} */ (time))
    .catch(() => null);
}

/**
 * @param {Page} page
 * @param {PageTime} last
 */
async function settle(page, { origin, nowMs }) {
  // A page that was loaded since then knows of no press.
  await page.evaluate(
    `performance.timeOrigin === ${origin} &&
      new Promise((resolve) => setTimeout(resolve, ${nowMs + settleMs} - performance.now()))`,
  );
}
