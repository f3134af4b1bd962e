import { setTimeout as wait } from 'node:timers/promises';
import { apiKey, launchKiosk, onScreen } from '../e2e/kiosk.ts';
import { watchTimers } from '../e2e/timers.ts';
import { drive } from './shared/drive.ts';
import { hasProc, processorMs, threadsOf, type ThreadUse } from './shared/processes.ts';
import { printReport, type Figure } from './shared/report.ts';
import { forEachApp, readOptions, runBench } from './shared/sides.ts';

/** The service is elsewhere, as on a real station: the demonstration's own would count as the kiosk's. */
const environment = { LIVENESS_KIOSK_ENDPOINT: 'https://127.0.0.1:9/', LIVENESS_KIOSK_API_KEY: apiKey };
/** By then the model is loaded, and Chromium has released what it needs only at a start. */
const settleMs = 20_000;
/** Timers are watched by a debugger, so not while the processor's time is. */
const watchedSeconds = 10;

interface Idle {
  /** Of one processor, per cent. */
  readonly processor: number;
  /** Threads that woke up, most often first. */
  readonly threads: readonly { readonly name: string; readonly ranMs: number; readonly wakes: number }[];
}

async function measureIdle(app: string, seconds: number): Promise<Idle> {
  const driven = await drive({ app, camera: 'person', environment });
  try {
    await driven.until('screen:waiting');
    await wait(settleMs);
    const [usedMs, threads, begunAt] = [processorMs(driven.pid), threadsOf(driven.pid), performance.now()];
    await wait(seconds * 1000);
    const passedMs = performance.now() - begunAt;
    return {
      processor: ((processorMs(driven.pid) - usedMs) / passedMs) * 100,
      threads: sinceThen(threads, threadsOf(driven.pid)),
    };
  } finally {
    await driven.close();
  }
}

/** Threads of one name and process count as one: a pool's are alike. */
function sinceThen(before: ReadonlyMap<string, ThreadUse>, after: ReadonlyMap<string, ThreadUse>) {
  const sums = new Map<string, { ranMs: number; wakes: number }>();
  for (const [id, { kind, name, ranMs, slept }] of after) {
    const key = `${kind}: ${name}`;
    const sum = sums.get(key) ?? { ranMs: 0, wakes: 0 };
    sum.ranMs += ranMs - (before.get(id)?.ranMs ?? 0);
    sum.wakes += slept - (before.get(id)?.slept ?? 0);
    sums.set(key, sum);
  }
  return [...sums].map(([name, sum]) => ({ name, ...sum })).sort((one, other) => other.wakes - one.wakes);
}

/** Each timer that ran out on the waiting screen, and how often. */
async function listTimers(app: string): Promise<Map<string, number>> {
  const kiosk = await launchKiosk({ app, environment });
  try {
    const timers = await watchTimers(kiosk);
    await onScreen(kiosk.page, 'waiting');
    await wait(settleMs);
    await timers.take();
    await wait(watchedSeconds * 1000);
    const counts = new Map<string, number>();
    for (const { where, kind, delayMs, what } of await timers.take()) {
      const key = `${where}: ${kind} ${delayMs} ms, ${what.replace(/\s+/g, ' ').slice(0, 60)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  } finally {
    await kiosk.close();
  }
}

const figure = (
  name: string,
  unit: Figure['unit'],
  values: Figure['values'],
  more: Partial<Figure> = {},
): Figure => ({
  ...{ name, unit, values },
  ...more,
});

function figuresOf(idle: Readonly<Record<string, Idle>>, seconds: number): Figure[] {
  const of = (measure: (one: Idle) => number) =>
    Object.fromEntries(Object.entries(idle).map(([side, one]) => [side, measure(one)]));
  const wakesOf = (name: string) => (one: Idle) =>
    (one.threads.find((thread) => thread.name === name)?.wakes ?? 0) / seconds;
  const names = new Set(Object.values(idle).flatMap((one) => one.threads.map(({ name }) => name)));
  const often = [...names].filter((name) => Object.values(of(wakesOf(name))).some((wakes) => wakes >= 0.5));
  return [
    figure(
      'P7 processor, of one core',
      '%',
      of((one) => one.processor),
      { target: { atMost: 2 } },
    ),
    figure(
      'all threads, waking up',
      '1/s',
      of((one) => one.threads.reduce((sum, { wakes }) => sum + wakes, 0) / seconds),
    ),
    ...often.map((name) => figure(`   ${name}`, '1/s', of(wakesOf(name)))),
  ];
}

await runBench(async () => {
  const options = readOptions('seconds', 60);
  const { count: seconds, asJson } = options;
  if (!asJson) {
    console.log(
      [
        `Idle: the waiting screen, camera off, ${seconds} s after ${settleMs / 1000} s to settle.`,
        '  processor    time of all its processes, from /proc: Linux only. A table of timers alone comes elsewhere.',
        '  waking up    how often a thread slept and was woken; those that did at least every other second have a row.',
        `  timers       those that ran out in ${watchedSeconds} s of another start, in the page and in main.`,
        '',
      ].join('\n'),
    );
  }
  const idle: Record<string, Idle> = {};
  const timers: Figure[] = [];
  for (const [side, app] of Object.entries(forEachApp(options, (folder) => folder))) {
    if (hasProc) idle[side] = await measureIdle(app, seconds);
    for (const [name, count] of await listTimers(app))
      timers.push(figure(`timer in ${side}, ${name}`, '1/s', { [side]: count / watchedSeconds }));
  }
  await printReport(
    { bench: 'idle', figures: [...(hasProc ? figuresOf(idle, seconds) : []), ...timers] },
    asJson,
  );
});
