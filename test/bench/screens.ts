import { demoKey } from '../../main/demo/keys.ts';
import { launchKiosk, press } from '../e2e/kiosk.ts';
import { printReport, type Figure } from './shared/report.ts';
import { forEachApp, readOptions, runBench } from './shared/sides.ts';
import { shareAt, spreadOf } from './shared/spread.ts';

/** Longer than everything that moves when a result is shown. */
const watchedMs = 1_200;

/** The screen that is watched, and the key of the demonstration that leads to it. */
const screens = { waiting: 'check', live: 'check', notLive: 'not-live' } as const;
type Watched = keyof typeof screens;

/** Runs in the page: the times between its frames, from the moment when the screen is shown. */
function watchFrames([screen, lastMs]: readonly [string, number]): Promise<number[]> {
  const isShown = () => document.querySelector(`[data-screen="${screen}"]`) !== null;
  return new Promise((resolve) => {
    const gaps: number[] = [];
    const count = (begunMs: number, beforeMs: number) => {
      requestAnimationFrame((nowMs) => {
        gaps.push(nowMs - beforeMs);
        if (nowMs - begunMs < lastMs) count(begunMs, nowMs);
        else resolve(gaps);
      });
    };
    const begin = () => {
      observer.disconnect();
      requestAnimationFrame((nowMs) => count(nowMs, nowMs));
    };
    const observer = new MutationObserver(() => isShown() && begin());
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    if (isShown()) begin();
  });
}

/** The times between frames, ms. */
async function watch(app: string, screen: Watched): Promise<number[]> {
  const environment = { LIVENESS_KIOSK_API_KEY: demoKey(screens[screen]) };
  const kiosk = await launchKiosk({ app, environment });
  const { page } = kiosk;
  try {
    await page.locator('[data-screen="waiting"]').waitFor();
    if (screen !== 'waiting') {
      await press(page, 'start');
      await press(page, 'agree');
    }
    return await page.evaluate(watchFrames, [screen, watchedMs] as const);
  } finally {
    await kiosk.close();
  }
}

function figuresOf(side: string, screen: Watched, rounds: readonly (readonly number[])[]): Figure[] {
  const of = (measure: (gapsMs: readonly number[]) => number) => ({ [side]: spreadOf(rounds.map(measure)) });
  const perSecond = (gapsMs: readonly number[]) =>
    (gapsMs.length / gapsMs.reduce((sum, gap) => sum + gap, 0)) * 1000;
  return [
    { name: `${screen}: frames`, unit: '1/s', values: of(perSecond), target: { atLeast: 58 } },
    {
      name: `   95 % of the frames of ${screen} within`,
      unit: 'ms',
      values: of((gaps) => shareAt(gaps, 0.95)),
    },
    { name: `   longest frame of ${screen}`, unit: 'ms', values: of((gaps) => Math.max(...gaps)) },
  ];
}

await runBench(async () => {
  const options = readOptions('rounds', 5);
  if (!options.asJson) {
    console.log(
      [
        `Screens: frames in the ${watchedMs} ms after a screen is shown, medians and range.`,
        `  ${options.count} rounds, the window at 1920×1080 if the display has as much.`,
        '',
      ].join('\n'),
    );
  }
  const figures: Figure[] = [];
  for (const screen of Object.keys(screens) as Watched[]) {
    for (const [side, app] of Object.entries(forEachApp(options, (folder) => folder))) {
      const rounds: number[][] = [];
      while (rounds.length < options.count) rounds.push(await watch(app, screen));
      figures.push(...figuresOf(side, screen, rounds));
    }
  }
  await printReport({ bench: 'screens', figures: merged(figures) }, options.asJson);
});

/** One row for both sides. */
function merged(figures: readonly Figure[]): Figure[] {
  const rows = new Map<string, Figure>();
  for (const figure of figures) {
    const row = rows.get(figure.name);
    rows.set(figure.name, row ? { ...row, values: { ...row.values, ...figure.values } } : figure);
  }
  return [...rows.values()];
}
