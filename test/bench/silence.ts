import { spawn } from 'node:child_process';
import type { CDPSession, Page } from 'playwright/test';
import { heartbeatLimits, silenceLimit } from '../../main/watchdog/heartbeat.ts';
import { apiKey, launchKiosk, letPictureBeTaken, onScreen, press } from '../e2e/kiosk.ts';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { printReport, type Figure } from './shared/report.ts';
import { readOptions, runBench } from './shared/sides.ts';
import { spreadOf } from './shared/spread.ts';

/** Simulated machines: the page's thread slowed down by a factor, or other programs that keep the processor busy. */
const machines = [
  { name: 'as it is', slower: 1, loops: 0 },
  { name: 'page 4 × slower', slower: 4, loops: 0 },
  { name: 'page 8 × slower', slower: 8, loops: 0 },
  { name: '4 busy loops', slower: 1, loops: 4 },
  { name: '12 busy loops', slower: 1, loops: 12 },
] as const;
type Machine = (typeof machines)[number];

/** The start's part: the page has loaded, the model is being loaded. */
const startMs = 5_000;

/**
 * Runs in the page before its scripts. A timer ticks in the page itself: the longest wait between two ticks is the longest time in which it could not have
 * answered a ping. Time before the load's end does not count: main sends no pings before.
 */
function watchSilence(): void {
  let last = Infinity;
  const watched = globalThis as unknown as { longestSilence: number };
  watched.longestSilence = 0;
  const tick = () => {
    const now = performance.now();
    watched.longestSilence = Math.max(watched.longestSilence, now - last);
    last = now;
    setTimeout(tick, 4);
  };
  addEventListener('load', tick);
}

async function takeSilence(page: Page): Promise<number> {
  return page.evaluate(() => {
    const watched = globalThis as unknown as { longestSilence: number };
    const { longestSilence } = watched;
    watched.longestSilence = 0;
    return longestSilence;
  });
}

interface Silences {
  readonly loadMs: number;
  readonly atStartMs: number;
  readonly inVisitMs: number;
}

async function measureOnce(page: Page): Promise<Silences> {
  await page.reload();
  const loadMs = await page.evaluate(
    () => performance.timing.loadEventEnd - performance.timing.navigationStart,
  );
  await onScreen(page, 'waiting');
  await page.waitForTimeout(startMs);
  const atStartMs = await takeSilence(page);
  await letPictureBeTaken(page);
  await onScreen(page, 'live');
  await press(page, 'done');
  return { loadMs, atStartMs, inVisitMs: await takeSilence(page) };
}

async function measureOn(
  machine: Machine,
  page: Page,
  debug: CDPSession,
  rounds: number,
): Promise<Silences[]> {
  const loops = Array.from({ length: machine.loops }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    await debug.send('Emulation.setCPUThrottlingRate', { rate: machine.slower });
    const all: Silences[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await measureOnce(page));
    return all;
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
  }
}

function figuresOf({ name }: Machine, all: readonly Silences[]): Figure[] {
  const row = (what: string, values: readonly number[]): Figure => ({
    name: `${name}: ${what}`,
    unit: 'ms',
    values: { kiosk: spreadOf(values) },
  });
  const slowest = Math.max(...all.map(({ atStartMs }) => atStartMs));
  return [
    row(
      'load',
      all.map(({ loadMs }) => loadMs),
    ),
    row(
      'longest silence at the start',
      all.map(({ atStartMs }) => atStartMs),
    ),
    row(
      'longest silence, waiting to verdict',
      all.map(({ inVisitMs }) => inVisitMs),
    ),
    row('counts as a hang from', [silenceLimit(slowest)]),
  ];
}

await runBench(async () => {
  const { asJson, count: rounds } = readOptions('rounds', 3);
  const server = await startLivenessServer();
  const kiosk = await launchKiosk({
    environment: { LIVENESS_KIOSK_ENDPOINT: server.endpoint.href, LIVENESS_KIOSK_API_KEY: apiKey },
  });
  const { page } = kiosk;
  const debug = await page.context().newCDPSession(page);
  await page.addInitScript(watchSilence);
  const figures: Figure[] = [];
  for (const machine of machines)
    figures.push(...figuresOf(machine, await measureOn(machine, page, debug, rounds)));
  await kiosk.close();
  await server.close();
  const { shortestSilenceMs, longestSilenceMs } = heartbeatLimits;
  const notes = [
    `A page is never ended before ${shortestSilenceMs} ms of silence, and always after ${longestSilenceMs} ms.`,
  ];
  await printReport({ bench: 'silence', figures, notes }, asJson);
});
