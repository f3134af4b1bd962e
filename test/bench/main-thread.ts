import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type vm from 'node:vm';
import type { ElectronApplication } from 'playwright/test';
import { enterConsole, keys } from '../e2e/staff-walk.ts';
import { letPictureBeTaken, onScreen, press } from '../e2e/kiosk.ts';
import { pin, setUpStation, type RecordsStation } from '../e2e/records-station.ts';
import { openJournal, stationKey } from '../fakes/records.ts';
import { formatTable } from './shared/table.ts';

/** P11: main's thread is never blocked for longer, ms. */
const targetMs = 50;
const laidDownBytes = 100_000_000;
/** Until after the kiosk's first maintenance of its records. */
const untilHouseKeepingMs = 75_000;

/**
 * Begins to watch main's event loop. A timer fires every few milliseconds: the time between two of them, less the time in which other processes
 * had the processor (Linux reports that for each thread), is how long main was blocked by its own work or waiting.
 */
const begin = `(() => {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const waited = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const watch = { held: 0, delay, isOver: false };
  let last = { at: performance.now(), waited: waited() };
  const tick = () => {
    const now = { at: performance.now(), waited: waited() };
    watch.held = Math.max(watch.held, now.at - last.at - (now.waited - last.waited) - 5);
    last = now;
    if (!watch.isOver) setTimeout(tick, 5);
  };
  setTimeout(tick, 5);
  globalThis.mainThreadWatch = watch;
})()`;
const end = `(() => {
  const { held, delay } = globalThis.mainThreadWatch;
  globalThis.mainThreadWatch.isOver = true;
  delay.disable();
  return { held, delay: delay.max / 1e6 };
})()`;

const inMain = <T>(app: ElectronApplication, script: string) =>
  app.evaluate(
    (_, code) => (process.getBuiltinModule('node:vm') as typeof vm).runInThisContext(code) as unknown,
    script,
  ) as Promise<T>;

/** Thirty days of a busy station, before the records that it writes itself. */
function layDownRecords(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.jsonl')))
    renameSync(join(folder, name), join(folder, name.replace('records-000', 'records-900')));
  let written = 0;
  const now = () => new Date(Date.now() - 30 * 86_400_000 * (1 - Math.min(1, written / laidDownBytes)));
  const journal = openJournal(folder + '-made', stationKey(), {
    ...{ maxFileBytes: 2_000_000, sync: () => undefined, now },
  });
  const filling = 'x'.repeat(1_700);
  for (let at = 0; written < laidDownBytes; at += 1) {
    journal.append('attempt', { attemptId: `a-${at}`, outcome: 'live', filling });
    written += 2_200;
  }
  journal.close();
  for (const name of readdirSync(folder + '-made'))
    renameSync(join(folder + '-made', name), join(folder, name));
}

/** More than there may be: the oldest files are checked, to be deleted. */
function leaveLessRoom({ directory }: RecordsStation): void {
  const path = join(directory, '..', 'policy.json');
  const policy = JSON.parse(readFileSync(path, 'utf8')) as { settings: object };
  const settings = { ...policy.settings, recordMegabytes: 90 };
  writeFileSync(path, JSON.stringify({ ...policy, settings }));
}

const station = await setUpStation();
await (await station.start()).close();
layDownRecords(station.records);
leaveLessRoom(station);
const table = [['what', 'main held up at most, ms', 'event loop’s delay at most, ms', `≤ ${targetMs} ms`]];
await watchAll(station);
await station.close();
process.stdout.write(`${formatTable(table)}\n`);

async function watchAll({ start }: RecordsStation): Promise<void> {
  const begun = performance.now();
  const kiosk = await start();
  const { page, app } = kiosk;
  const during = async (what: string, act: () => Promise<unknown>) => {
    await inMain(app, begin);
    await act();
    const { held, delay } = await inMain<{ held: number; delay: number }>(app, end);
    table.push([what, held.toFixed(0), delay.toFixed(0), held <= targetMs ? 'yes' : 'no']);
  };
  const hands = await keys(page);
  const open = (name: string) => hands.press(`[data-action="page-${name}"]`);
  const settle = (ms: number) => page.waitForTimeout(ms);
  await during('nobody is there, 5 s', () => settle(5_000));
  await during('three checks', async () => {
    for (let check = 0; check < 3; check += 1) {
      await letPictureBeTaken(page);
      await onScreen(page, 'live');
      await press(page, 'done');
      await onScreen(page, 'waiting');
    }
  });
  await during('a PIN, and the status for 5 s', async () => {
    await enterConsole(page, hands, pin);
    await settle(5_000);
  });
  await during('settings: shown, one changed', async () => {
    await open('settings');
    await hands.press('[data-action="group"][data-value="sound"]');
    await hands.press('[data-setting="voice"] button');
    await settle(2_000);
  });
  await during('errors from the log', async () => {
    await open('diagnostics');
    await hands.press('[data-action="part"][data-value="errors"]');
    await settle(1_000);
  });
  await during('the records of a day', async () => {
    await open('records');
    await page.getByTestId('numbers').waitFor();
    await settle(1_000);
  });
  await during('an export of 100 MB', async () => {
    await hands.press('[data-action="exportSpan"][data-value="all"]');
    await hands.press('[data-action="export"]');
    await page.getByTestId('record-files').waitFor({ timeout: 300_000 });
  });
  await page.keyboard.press('Escape');
  const files = () => readdirSync(station.records).length;
  const before = files();
  await during('old records are checked', () =>
    settle(Math.max(5_000, untilHouseKeepingMs - (performance.now() - begun))),
  );
  // Otherwise nothing was measured.
  if (files() >= before) throw new Error('no old records were deleted meanwhile');
  await kiosk.close();
}
