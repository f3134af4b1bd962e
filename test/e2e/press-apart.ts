import type { Page, Locator } from 'playwright';

/**
 * Presses as a person makes them, who looks at a new screen before pressing in the same place again: what is pressed sooner is the second
 * half of a double tap, which the kiosk swallows (renderer/flow/double-touch.ts). Without it a fast machine fails where a slow
 * one passes. Shared by the end-to-end tests and the screenshots.
 */

type Place = { readonly x: number; readonly y: number };

/** The kiosk's own. */
const settleMs = 700;
const slipPx = 150;

/** By the page's own clock, as the times of its events are. */
type PageTime = { readonly origin: number; readonly nowMs: number };

const lastPresses = new WeakMap<Page, Place & { readonly time: PageTime | null }>();

/** @param act presses it */
export async function pressApart(page: Page, target: Locator, act: () => Promise<unknown>) {
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
 * @returns null: the press has ended the page
 */
async function timeOf(page: Page): Promise<PageTime | null> {
  return page
    .evaluate('({ origin: performance.timeOrigin, nowMs: performance.now() })')
    .then((time) => time as PageTime)
    .catch(() => null);
}

async function settle(page: Page, { origin, nowMs }: PageTime) {
  // A page that was loaded since then knows of no press.
  await page.evaluate(
    `performance.timeOrigin === ${origin} &&
      new Promise((resolve) => setTimeout(resolve, ${nowMs + settleMs} - performance.now()))`,
  );
}
