import { startLivenessServer } from '../fakes/liveness-server.ts';
import { expect, stationEnvironment, test } from './fixtures.ts';
import { goToCamera, launchKiosk, onScreen, press, type Kiosk } from './kiosk.ts';
import { holdTimers } from './timers.ts';

/** Until everything that is loaded once is loaded, and every process has its working memory. */
const firstVisits = 8;
const visits = 20;
const mostGrowth = 1.05;

test(`${visits} visits leave nothing in memory`, { tag: '@prove' }, async () => {
  const server = await startLivenessServer();
  const kiosk = await launchKiosk({
    environment: stationEnvironment(server),
    args: ['--js-flags=--expose-gc'],
  });
  await visit(kiosk, firstVisits);
  const before = await memoryOf(kiosk);
  await visit(kiosk, visits);
  // Polls, because some memory is released late: a leak is never released.
  await expect.poll(() => memoryOf(kiosk)).toBeLessThanOrEqual(mostGrowth * before);
  await kiosk.close();
  await server.close();
});

test('the worker goes when nobody comes, and the next visit has one again', async ({
  station: { kiosk },
}) => {
  const { page } = kiosk;
  const twentySeconds = await holdTimers(page, 20_000);
  await visit(kiosk, 1);
  expect(page.workers()).toHaveLength(1);
  await twentySeconds.runOut();
  await expect.poll(() => page.workers().length).toBe(0);
  await visit(kiosk, 1);
  expect(page.workers()).toHaveLength(1);
});

/** From the touch to the verdict and back to the waiting screen. */
async function visit({ page }: Kiosk, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await goToCamera(page);
    await onScreen(page, 'live');
    await press(page, 'done');
    await onScreen(page, 'waiting');
  }
}

/** All processes' working sets, bytes, after garbage collection. */
async function memoryOf({ app, page }: Kiosk): Promise<number> {
  const collect = () => (globalThis as unknown as { gc: () => void }).gc();
  await page.evaluate(collect);
  // One that ends meanwhile takes its memory along.
  for (const worker of page.workers()) await worker.evaluate(collect).catch(() => undefined);
  return app.evaluate(({ app: electron }) => {
    (globalThis as unknown as { gc: () => void }).gc();
    const kilobytes = electron.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
    return kilobytes * 1024;
  });
}
