import { measureFloor, type Floor } from './guidance/floor.ts';
import { watchGuidance, type GuidanceRun } from './guidance/watch.ts';
import { sumOf, type ProcessKind } from './shared/processes.ts';
import { printReport, type Figure, type Measured } from './shared/report.ts';
import { forEachApp, readOptions, runBench } from './shared/sides.ts';
import { shareAt, spreadOf, takeTurns } from './shared/spread.ts';

const mebibyte = 1024 * 1024;
const kinds: readonly ProcessKind[] = ['browser', 'page', 'gpu', 'utilities', 'zygote', 'other'];
/** The frames of each kiosk come from two runs where two trees are compared, so that a busy moment hits both. */
const runsAgainst = 2;

type Runs = Readonly<Record<string, readonly GuidanceRun[]>>;

/** A figure that every kiosk has, and perhaps the floor. */
function figure(
  runs: Runs,
  name: string,
  unit: Figure['unit'],
  measure: (runs: readonly GuidanceRun[]) => Measured,
  more: { readonly target?: Figure['target']; readonly floor?: Measured } = {},
): Figure {
  const values = Object.fromEntries(Object.entries(runs).map(([side, its]) => [side, measure(its)]));
  const { target, floor } = more;
  return {
    ...{ name, unit },
    values: { ...values, ...(floor !== undefined && { floor }) },
    ...(target && { target }),
  };
}

const tookMs = (runs: readonly GuidanceRun[]) => runs.flatMap((run) => run.tookMs);
const middle = (runs: readonly GuidanceRun[], of: (run: GuidanceRun) => number) =>
  spreadOf(runs.map(of)).median;

function speedOf(runs: Runs, floor: Floor | null): Figure[] {
  const long = (its: readonly GuidanceRun[]) => its.flatMap((run) => run.longTasksMs);
  return [
    figure(runs, 'P6 a frame, median', 'ms', (its) => shareAt(tookMs(its), 0.5)),
    figure(runs, 'P6 a frame, p95', 'ms', (its) => shareAt(tookMs(its), 0.95), { target: { atMost: 30 } }),
    figure(runs, 'frames looked at', '1/s', (its) => middle(its, (run) => run.looksPerSecond)),
    figure(runs, 'P6 preview', '1/s', (its) => middle(its, (run) => run.previewFps), {
      target: { atLeast: 24 },
      ...(floor && { floor: floor.previewFps }),
    }),
    figure(runs, 'P6 tasks over 50 ms on the page’s thread', '', (its) => long(its).length, {
      target: { atMost: 0 },
    }),
    figure(runs, 'the longest of them', 'ms', (its) => Math.max(0, ...long(its))),
  ];
}

function memoryOf(runs: Runs, { memory: floor }: Floor): Figure[] {
  const at = (part: 'first' | 'last', kind?: ProcessKind) => (run: GuidanceRun) => {
    const { [part]: memory } = run.memory;
    return kind === undefined ? sumOf(memory) : (memory.get(kind) ?? 0);
  };
  const size = (kind?: ProcessKind): Figure =>
    figure(
      runs,
      kind === undefined ? 'memory of all processes (PSS)' : `   ${kind}`,
      'MiB',
      (its) => middle(its, at('last', kind)) / mebibyte,
      { floor: (kind === undefined ? sumOf(floor) : (floor.get(kind) ?? 0)) / mebibyte },
    );
  const growth = (run: GuidanceRun) => (at('last')(run) / at('first')(run) - 1) * 100;
  return [
    size(),
    ...kinds.map(size),
    figure(runs, 'growth over a run', '%', (its) => Math.max(...its.map(growth)), { target: { atMost: 5 } }),
    figure(runs, 'P5 memory against the floor', '×', (its) => middle(its, at('last')) / sumOf(floor), {
      target: { atMost: 1.4 },
    }),
  ];
}

await runBench(async () => {
  const options = readOptions('frames', 3000);
  const rounds = options.apps.before === undefined ? 1 : runsAgainst;
  const frames = Math.max(50, Math.round(options.count / rounds));
  if (!options.asJson) {
    console.log(
      [
        'Guidance: the built kiosk with a person before its camera who never stands right, so that it goes on guiding.',
        '  a frame      from the frame’s arrival in the worker to what it makes of it: upright, searched, measured.',
        '  preview      frames that the page’s video element really showed, by requestVideoFrameCallback.',
        '  floor        a bare window of the same Electron that shows the same camera full screen and does nothing else.',
        '  memory       proportional set size, from /proc: Linux only, elsewhere it is left out, and the floor with it.',
        `  ${options.count} frames each; about ${Math.ceil(options.count / 600)} min for each kiosk.`,
        '',
      ].join('\n'),
    );
  }
  const floor = process.platform === 'linux' ? await measureFloor() : null;
  const runs = await takeTurns(
    rounds,
    forEachApp(options, (app) => () => watchGuidance(app, frames)),
  );
  const figures = [...speedOf(runs, floor), ...(floor ? memoryOf(runs, floor) : [])];
  await printReport({ bench: 'guidance', figures }, options.asJson);
});
