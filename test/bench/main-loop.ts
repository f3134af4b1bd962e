import { live } from '../fakes/behaviour.ts';
import { hashPin } from '../../main/staff/pin-hash.ts';
import { fromMain } from '../e2e/from-main.ts';
import type { Kiosk } from '../e2e/kiosk.ts';
import { startStation, stationKey, stationPin } from '../e2e/staff-station.ts';
import { spreadOf } from './request/spread.ts';
import { formatTable } from './request/table.ts';

/** No longer may one task hold up main in normal use. */
const targetMs = 50;
const changes = 30;
const visits = 5;

type Watched = typeof globalThis & {
  delay: { enable(): void; reset(): void; max: number };
};

/** Begins to measure how late main's event loop comes round, ms. */
function watchLoop({ app }: Kiosk): Promise<void> {
  return app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    (globalThis as Watched).delay = delay;
  });
}

/** Since the last call: the longest time for which main stood still, ms. */
function longestTask({ app }: Kiosk): Promise<number> {
  return app.evaluate(() => {
    const { delay } = globalThis as Watched;
    const ms = delay.max / 1e6;
    delay.reset();
    return ms;
  });
}

const station = await startStation({ policy: { pins: { administrator: await hashPin(stationPin) } } });
const { kiosk, server } = station;
const main = fromMain(kiosk.app);
const entered = await kiosk.page.evaluate<{ value: { token: string } }>(
  `staff.enter({ pin: '${stationPin}' })`,
);
const { token } = entered.value;
const ask = (method: string, request: object) =>
  kiosk.page.evaluate<{ ok: boolean }>(`staff.${method}(${JSON.stringify({ token, ...request })})`);
if (!(await ask('setSecret', { name: 'apiKey', value: stationKey })).ok) throw new Error('no key');

await watchLoop(kiosk);
await longestTask(kiosk);
const changeMs: number[] = [];
const changeTasks: number[] = [];
for (let round = 0; round < changes; round += 1) {
  const began = performance.now();
  const changed = await ask('changeSetting', { name: 'maxAttempts', value: 1 + (round % 5) });
  if (!changed.ok) throw new Error('not changed');
  changeMs.push(performance.now() - began);
  changeTasks.push(await longestTask(kiosk));
}
await ask('leave', {});

const visitTasks: number[] = [];
for (let round = 0; round < visits; round += 1) {
  server.behaveNext(live);
  await main.goToCamera();
  while ((await main.screen()) !== 'live') await new Promise((resolve) => setTimeout(resolve, 50));
  await main.press('done');
  while ((await main.screen()) !== 'waiting') await new Promise((resolve) => setTimeout(resolve, 50));
  visitTasks.push(await longestTask(kiosk));
}
await station.close();

const row = (what: string, tasks: readonly number[], took: string) => {
  const { median, most } = spreadOf(tasks);
  return [what, took, median.toFixed(1), most.toFixed(1), most <= targetMs ? 'yes' : 'no'];
};
process.stdout.write(
  `${formatTable([
    ['what', 'took, ms (median)', 'longest task, ms (median)', 'longest of all', `≤ ${targetMs} ms`],
    row(`a change in the console, n=${changes}`, changeTasks, spreadOf(changeMs).median.toFixed(1)),
    row(`a visit to its verdict, n=${visits}`, visitTasks, ''),
  ])}\n`,
);
