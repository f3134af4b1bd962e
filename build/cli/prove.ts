// npm run prove: the long forms of what npm test does in short, one part after the other. What has passed for these sources is
// remembered, so that an interrupted run goes on where it was; `--again` begins anew; a part's name proves that part alone.
import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { say } from '../bootstrap/terminal.mjs';
import { withDisplay } from '../electron/display.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { ensureKeyring, ensureStationPrograms } from '../electron/system-libraries.ts';
import { runEndToEnd, runUnitTests } from '../tools/runners.ts';
import { printSummary, type Total } from '../tools/totals.ts';
import { ensureBuild } from '../vite/build-app.ts';

interface Part {
  readonly name: string;
  /** Files of Vitest, by a part of their names. */
  readonly unit?: readonly string[];
  /** Specs of Playwright. */
  readonly specs?: readonly string[];
}

interface State {
  readonly source: string;
  readonly passed: Record<string, { readonly total: Total; readonly seed: number; readonly seconds: number }>;
}

const parts: readonly Part[] = [
  { name: 'durability', unit: ['test/durability'] },
  { name: 'generated', unit: ['two-people', 'client-generated', 'inspect-generated'] },
  { name: 'films', unit: ['scenes.test'] },
  { name: 'scenes', specs: ['guidance-scenes'] },
  { name: 'layouts', specs: ['preview', 'receipt-page'] },
  { name: 'errors', specs: ['errors', 'double-touch', 'people', 'display'] },
  { name: 'memory', specs: ['memory', 'camera-frames', 'crash-dumps'] },
  { name: 'keyrings', specs: ['keyring', 'package'] },
  { name: 'station box', specs: ['station.spec', 'station-journal'] },
];

const stateFile = inRoot('out', 'prove.json');

/** Of everything that a proof depends on, tests included. */
function hashTree() {
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json')));
  for (const folder of ['main', 'preload', 'renderer', 'build', 'test'])
    for (const entry of readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort())
      hash.update(`${entry.slice(root.length)}\0`).update(readFileSync(entry));
  return hash.digest('hex');
}

function readState(source: string, again: boolean): State {
  try {
    const state = JSON.parse(readFileSync(stateFile, 'utf8')) as State;
    if (state.source === source && !again) return state;
  } catch {
    // None yet.
  }
  return { source, passed: {} };
}

async function prove({ name, unit, specs }: Part, state: State, env: NodeJS.ProcessEnv): Promise<Total> {
  const known = state.passed[name];
  if (known) {
    say(`\n• ${name}: passed before, SEED=${known.seed}, in ${known.seconds} s`);
    return known.total;
  }
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
  say(`\n• ${name}: SEED=${seed}`);
  const began = performance.now();
  const own = { ...env, KIOSK_PROVE: '1', SEED: String(seed) };
  const total = {
    ...(await (specs ? runEndToEnd(own, specs) : runUnitTests(own, 'show', unit))),
    runner: name,
  };
  if (total.failed === 0) {
    state.passed[name] = { total, seed, seconds: Math.round((performance.now() - began) / 1000) };
    mkdirSync(dirname(stateFile), { recursive: true });
    writeFileSync(stateFile, JSON.stringify(state, null, 1));
  }
  return total;
}

export async function execute(args: readonly string[]): Promise<number> {
  const names = args.filter((word) => !word.startsWith('--'));
  const chosen = parts.filter(({ name }) => names.length === 0 || names.includes(name));
  await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await ensureKeyring();
  await ensureStationPrograms();
  await ensureBuild('production');
  const state = readState(hashTree(), args.includes('--again'));
  const totals = await withDisplay(async (env) => {
    const all = [];
    for (const part of chosen) all.push(await prove(part, state, env));
    return all;
  });
  return printSummary(totals);
}
