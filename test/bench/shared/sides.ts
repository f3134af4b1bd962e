import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appFolder } from '../../../build/vite/build-app.ts';

/** Options of the benchmarks of the built kiosk. */
export interface BenchOptions {
  readonly asJson: boolean;
  /** The built apps to be measured: this tree's, and with `--against DIR` another checkout's. */
  readonly apps: { readonly kiosk: string; readonly before?: string };
  /** A number of the bench's own, such as `--rounds`. */
  readonly count: number;
}

/**
 * Reads `--json`, `--against DIR` and the benchmark's own number.
 * @throws when the other checkout has no built kiosk
 */
export function readOptions(countName: string, otherwise: number): BenchOptions {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      against: { type: 'string' },
      [countName]: { type: 'string', default: String(otherwise) },
    },
  });
  const count = Number(values[countName]);
  if (!(count >= 1)) throw new Error(`--${countName} takes a number from 1 on`);
  const kiosk = appFolder('demonstration');
  const { against } = values as { against?: string };
  if (against === undefined) return { asJson: values['json'] === true, apps: { kiosk }, count };
  const before = join(resolve(against), 'out', 'demonstration');
  if (!existsSync(join(before, 'main', 'index.js')))
    throw new Error(`${before} holds no built kiosk: run "npm run build" in that checkout`);
  return { asJson: values['json'] === true, apps: { kiosk, before }, count };
}

/** The same for each of the apps. */
export function forEachApp<Result>(
  { apps }: BenchOptions,
  make: (app: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(apps).map(([side, app]) => [side, make(app)]));
}

/** Ends a bench by its message alone. */
export async function runBench(bench: () => Promise<void>): Promise<void> {
  await bench().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
