import { expect, test } from 'playwright/test';
import { goToCamera, launchKiosk, onScreen, press } from './kiosk.ts';
import { watchTimers, type FiredTimer } from './timers.ts';

/** Time in which nothing may happen, ms. */
const watchedMs = 6_000;
/** A second, of which timers themselves may take off a fraction. */
const shortestMs = 1_000;

const hasty = (timers: readonly FiredTimer[]) => timers.filter(({ delayMs }) => delayMs < shortestMs);

test('while nobody is there no timer under a second runs, in the page or in main, and the worker is left alone', async () => {
  const kiosk = await launchKiosk();
  const { page } = kiosk;
  const timers = await watchTimers(kiosk);
  await onScreen(page, 'waiting');

  await test.step('a visit is seen to have timers: the watch works', async () => {
    await goToCamera(page);
    await page.locator('[data-phase="guiding"]').waitFor();
    const seen: FiredTimer[] = [];
    // On a busy machine guidance is shown before main's own short timers have run.
    await expect
      .poll(async () => {
        seen.push(...hasty(await timers.take()));
        return [
          seen.some(({ where }) => where === 'page'),
          seen.some(({ where }) => where === 'main'),
          seen.some(({ kind }) => kind === 'message from a worker'),
        ];
      })
      .toEqual([true, true, true]);
    await page.reload();
    await onScreen(page, 'waiting');
  });

  // The model is loaded, and what a start or a visit has set in motion ends.
  await expect
    .poll(
      async () => {
        await timers.take();
        await page.waitForTimeout(watchedMs);
        return hasty(await timers.take());
      },
      { intervals: [0] },
    )
    .toEqual([]);
  await press(page, 'start');
  await onScreen(page, 'consent');
  await kiosk.close();
});
