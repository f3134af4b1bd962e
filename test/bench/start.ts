import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiKey } from '../e2e/kiosk.ts';
import { writeBareApp } from './shared/bare-app.ts';
import { drive, type DrivenApp } from './shared/drive.ts';
import { printReport, type Figure } from './shared/report.ts';
import { forEachApp, readOptions, runBench } from './shared/sides.ts';
import { spreadOf, takeTurns } from './shared/spread.ts';

/** From the waiting screen to the camera, without a pause. */
const touches = { on: { waiting: 'start', consent: 'agree' }, times: 1 };
/** The service is elsewhere, as on a real station, and gets no request: the person is never in position. */
const environment = { LIVENESS_KIOSK_ENDPOINT: 'https://127.0.0.1:9/', LIVENESS_KIOSK_API_KEY: apiKey };

/** Milliseconds from the start of the process, in their order. */
const milestones = {
  'main script begins': 'main',
  'Electron is ready': 'ready',
  'page begins to load': 'navigation',
  'first paint': 'first-contentful-paint',
  'waiting screen': 'screen:waiting',
  touch: 'touch:start',
  'camera screen': 'screen:camera',
  'preview shows a frame': 'frames:1',
  'guidance runs': 'phase:guiding',
} as const;
type Milestone = keyof typeof milestones;
type Course = Partial<Record<Milestone | 'whole', number>>;

/** Starts of one app in its own data folder, which an earlier start has created. */
class Starts {
  readonly #app: string;
  readonly #ends: readonly string[];
  readonly #directory = mkdtempSync(join(tmpdir(), 'kiosk-start-'));

  constructor(app: string, ends: readonly Milestone[]) {
    this.#app = app;
    this.#ends = ends.map((end) => milestones[end]);
  }

  async timeOne(): Promise<Course> {
    const [app, directory] = [this.#app, this.#directory];
    const driven = await drive({ app, directory, camera: 'hints/tooFar', touches, environment });
    try {
      for (const end of this.#ends) await driven.until(end);
      return courseOf(driven);
    } finally {
      await driven.close();
    }
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true, maxRetries: 5 });
  }
}

function courseOf({ moments, startedAtMs }: DrivenApp): Course {
  const course: Course = {};
  for (const [milestone, what] of Object.entries(milestones)) {
    const moment = moments.find((one) => one.what === what);
    if (moment) course[milestone as Milestone] = moment.atMs - startedAtMs;
  }
  const ends = [course['preview shows a frame'], course['guidance runs']].filter((end) => end !== undefined);
  return { ...course, whole: Math.max(...ends) };
}

function figuresOf(courses: Readonly<Record<string, readonly Course[]>>): Figure[] {
  const row = (name: string, key: Milestone | 'whole'): Figure => {
    const values = Object.entries(courses).flatMap(([side, rounds]) => {
      const times = rounds.flatMap((round) => round[key] ?? []);
      return times.length > 0 ? [[side, spreadOf(times)] as const] : [];
    });
    return { name, unit: 'ms', values: Object.fromEntries(values) };
  };
  const whole = row('start → preview with guidance running', 'whole');
  const floor = spreadOf(courses['floor']!.flatMap((round) => round.whole ?? [])).median;
  const ratios = Object.entries(courses)
    .filter(([side]) => side !== 'floor')
    .map(([side, rounds]) => [
      side,
      spreadOf(rounds.map((round) => round.whole ?? Number.NaN)).median / floor,
    ]);
  return [
    ...(Object.keys(milestones) as Milestone[]).map((milestone) => row(`   ${milestone}`, milestone)),
    whole,
    {
      name: 'P4 against the floor',
      unit: '×',
      values: Object.fromEntries(ratios) as Record<string, number>,
      target: { atMost: 1.5 },
    },
  ];
}

await runBench(async () => {
  const options = readOptions('rounds', 9);
  if (!options.asJson) {
    console.log(
      [
        'Start: from the start of the process to the preview with guidance running, medians and range, ms from the start.',
        '  kiosk   its waiting screen, two touches at once (start, agree), the camera: until the preview has shown a frame and the first',
        '          hint of the guidance stands. Nobody reads anything: that is the person’s time.',
        '  floor   a bare window of the same Electron that shows the same camera full screen: until its first frame.',
        `  ${options.count} rounds in turn, after a first one that lays out the data folder; no debugger is attached.`,
        '',
      ].join('\n'),
    );
  }
  const bare = writeBareApp();
  const starts: Record<string, Starts> = {
    ...forEachApp(options, (app) => new Starts(app, ['preview shows a frame', 'guidance runs'])),
    floor: new Starts(bare.folder, ['preview shows a frame']),
  };
  try {
    const sides = Object.fromEntries(
      Object.entries(starts).map(([side, its]) => [side, () => its.timeOne()] as const),
    );
    await takeTurns(1, sides);
    const courses = await takeTurns(options.count, sides);
    await printReport({ bench: 'start', figures: figuresOf(courses) }, options.asJson);
  } finally {
    for (const its of Object.values(starts)) its.remove();
    bare.remove();
  }
});
