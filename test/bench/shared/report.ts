import { cpus } from 'node:os';
import { ensureRuntime } from '../../../build/electron/runtime.ts';
import { formatTable } from './table.ts';
import type { Spread } from './spread.ts';

/** A number, or the median and range of several. Not a number: nothing was measured. */
export type Measured = number | Spread;

/** One line of a benchmark's table, and one entry of the output of `--json`. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MiB' | '×' | '%' | '1/s' | '';
  /** By side: `kiosk`, `before` (another tree), `floor` (a bare window). */
  readonly values: Readonly<Record<string, Measured>>;
  /** The target for the kiosk's own value, its median. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
}

export interface Report {
  readonly bench: string;
  readonly figures: readonly Figure[];
  /** Lines that fit no table. */
  readonly notes?: readonly string[];
}

/** Prints a table, or with `asJson` one JSON object with all figures and the machine they are from. */
export async function printReport(report: Report, asJson: boolean): Promise<void> {
  if (asJson) {
    const figures = report.figures.map((figure) => ({
      ...figure,
      name: figure.name.trim(),
      reached: isReached(figure),
    }));
    console.log(JSON.stringify({ ...report, figures, on: await describeMachine() }, null, 2));
    return;
  }
  console.log(formatReport(report));
}

/** Columns for the sides there are, and for the ratio where two trees are compared. */
export function formatReport(report: Report): string {
  const sides = [...new Set(report.figures.flatMap(({ values }) => Object.keys(values)))];
  const comparesTrees = sides.includes('before');
  const head = ['figure', ...sides, ...(comparesTrees ? ['kiosk / before'] : []), 'target', 'result'];
  const rows = report.figures.map((figure) => [
    figure.unit ? `${figure.name}, ${figure.unit}` : figure.name,
    ...sides.map((side) => show(figure.values[side])),
    ...(comparesTrees ? [ratioOf(figure)] : []),
    targetOf(figure),
    resultOf(figure),
  ]);
  return [formatTable([head, ...rows]), ...(report.notes ?? [])].join('\n');
}

const middleOf = (measured: Measured | undefined): number =>
  typeof measured === 'object' ? measured.median : (measured ?? Number.NaN);

function isReached({ values, target }: Figure): boolean | null {
  const value = middleOf(values['kiosk']);
  if (target === undefined || Number.isNaN(value)) return null;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

function resultOf(figure: Figure): string {
  const reached = isReached(figure);
  if (reached === null) return figure.target === undefined ? '' : 'not measured';
  return reached ? 'reached' : 'NOT REACHED';
}

function targetOf({ target }: Figure): string {
  if (target === undefined) return '';
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

function show(measured: Measured | undefined): string {
  if (measured === undefined || Number.isNaN(middleOf(measured))) return '';
  if (typeof measured === 'number') return inDigits(measured);
  const [median, least, most] = [measured.median, measured.least, measured.most].map(inDigits);
  return `${median} (${least}–${most})`;
}

/** Three digits that count, no more. */
const inDigits = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

function ratioOf({ values }: Figure): string {
  const ratio = middleOf(values['kiosk']) / middleOf(values['before']);
  return Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : '';
}

async function describeMachine(): Promise<Readonly<Record<string, string | number>>> {
  const { version } = await ensureRuntime();
  return {
    at: new Date().toISOString(),
    platform: process.platform,
    processors: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    electron: version,
  };
}
