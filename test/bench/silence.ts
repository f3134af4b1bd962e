import { startLivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, goHome, launchKiosk, onScreen, press, letPictureBeTaken } from '../e2e/kiosk.ts';
import { pulseLimits } from '../../main/recovery/pulse.ts';
import { formatTable } from './shared/table.ts';

/** How many times slower than this machine. */
const slowdowns = [1, 4, 8];
const rounds = 3;

/** Ticks in the page itself: the longest wait between two is the longest time it could not have answered anybody. */
const watch = `(() => {
  let last = performance.now();
  globalThis.longestSilence = 0;
  const tick = () => {
    const now = performance.now();
    globalThis.longestSilence = Math.max(globalThis.longestSilence, now - last);
    last = now;
    setTimeout(tick, 4);
  };
  tick();
})()`;

const server = await startLivenessServer();
const kiosk = await launchKiosk({
  environment: { LIVENESS_KIOSK_ENDPOINT: server.endpoint.href, LIVENESS_KIOSK_API_KEY: apiKey },
});
const { page } = kiosk;
const table = [['page slowed down', 'longest silence from waiting to verdict, ms', 'counts as a hang from']];
const debug = await page.context().newCDPSession(page);
for (const rate of slowdowns) {
  await debug.send('Emulation.setCPUThrottlingRate', { rate });
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    await goHome(page);
    await page.evaluate(watch);
    await letPictureBeTaken(page);
    await onScreen(page, 'live');
    await press(page, 'done');
    longest = Math.max(longest, (await page.evaluate('globalThis.longestSilence')) as number);
  }
  const limit = pulseLimits.beatMs * pulseLimits.silentBeats;
  table.push([`${rate} ×`, longest.toFixed(0), `${limit}`]);
}
await kiosk.close();
await server.close();
process.stdout.write(`${formatTable(table)}\n`);
