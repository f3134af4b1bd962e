// npm run prove: the long forms of what npm test does in short, one part after the other. What has passed for these sources is
// remembered, so that an interrupted run goes on where it was; `--again` begins anew; a part's name proves that part alone.
import './node-version.mjs';
import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuild } from './build-app.mjs';
import { withDisplay } from './display.mjs';
import { inRoot, root } from './paths.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript } from './problem.mjs';
import { say } from './progress.mjs';
import { runEndToEnd, runUnitTests } from './runners.mjs';
import { printSummary } from './summary.mjs';
import { ensureKeyring, ensureStationPrograms } from './system-libraries.mjs';

/**
 * @typedef {import('./totals.mjs').Total} Total
 * @typedef {{ name: string, unit?: readonly string[], specs?: readonly string[] }} Part files of Vitest, or specs of Playwright
 * @typedef {{ source: string, passed: Record<string, { total: Total, seed: number, seconds: number }> }} State
 */

/** @type {readonly Part[]} */
const parts = [
  { name: 'durability', unit: ['test/durability'] },
  { name: 'generated', unit: ['two-people', 'client-generated', 'inspect-generated'] },
  { name: 'films', unit: ['scenes.test'] },
  { name: 'scenes', specs: ['guidance-scenes'] },
  { name: 'layouts', specs: ['preview', 'receipt-page'] },
  { name: 'errors', specs: ['errors', 'double-touch', 'people', 'display'] },
  { name: 'memory', specs: ['memory', 'camera-frames', 'crash-dumps'] },
  { name: 'keyrings', specs: ['keyring', 'package'] },
  { name: 'station box', specs: ['station.spec'] },
];

const stateFile = inRoot('out', 'prove.json');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

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

/**
 * @param {string} source
 * @returns {State}
 */
function readState(source) {
  try {
    const state = /** @type {State} */ (JSON.parse(readFileSync(stateFile, 'utf8')));
    if (state.source === source && !process.argv.includes('--again')) return state;
  } catch {
    // None yet.
  }
  return { source, passed: {} };
}

/**
 * @param {Part} part
 * @param {State} state
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Total>}
 */
async function prove({ name, unit, specs }, state, env) {
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

await runScript(async () => {
  await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await ensureKeyring();
  await ensureStationPrograms();
  await ensureBuild('production');
  const state = readState(hashTree());
  const totals = await withDisplay(async (env) => {
    const all = [];
    for (const part of chosen) all.push(await prove(part, state, env));
    return all;
  });
  return printSummary(totals);
});
