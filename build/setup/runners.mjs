import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';
import { say } from './progress.mjs';
import { run } from './run.mjs';
import { distrust, totalOfCheck, totalOfPlaywright, totalOfVitest } from './totals.mjs';

/** @typedef {import('./totals.mjs').Total} Total */

const reports = inRoot('out', 'test');

/**
 * Types, lint, format and unit tests: what one runs before a commit.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Total[]>}
 */
export async function runChecks(env) {
  return [
    await check('types', ['typescript', 'bin', 'tsc'], ['-b'], env),
    await check(
      'lint',
      ['eslint', 'bin', 'eslint.js'],
      ['-c', 'build/eslint.config.mjs', '.', '--max-warnings=0'],
      env,
    ),
    await check('format', ['prettier', 'bin', 'prettier.cjs'], ['--check', '--log-level=warn', '.'], env),
    await runUnitTests(env),
  ];
}

/**
 * @param {NodeJS.ProcessEnv} env with a display
 * @returns {Promise<Total>}
 */
export function runEndToEnd(env) {
  const report = inRoot('out', 'test', 'end-to-end.json');
  const args = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'];
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return runWithReport(
    'end to end',
    ['@playwright', 'test', 'cli.js'],
    args,
    withReport,
    report,
    totalOfPlaywright,
  );
}

/** @param {NodeJS.ProcessEnv} env */
function runUnitTests(env) {
  const report = inRoot('out', 'test', 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--config', 'build/vitest.config.ts', ...reporters];
  return runWithReport('unit', ['vitest', 'vitest.mjs'], args, env, report, totalOfVitest);
}

/**
 * @param {string} runner
 * @param {readonly string[]} program below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Total>}
 */
async function check(runner, program, args, env) {
  return totalOfCheck(runner, (await runTool(runner, program, args, env)) === 0);
}

/**
 * @template Report
 * @param {string} runner
 * @param {readonly string[]} program below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} file where the runner leaves its report
 * @param {(runner: string, report: Report) => Total} read
 * @returns {Promise<Total>}
 */
async function runWithReport(runner, program, args, env, file, read) {
  mkdirSync(reports, { recursive: true });
  // An old report must not speak for a run that crashed.
  rmSync(file, { force: true });
  const code = await runTool(runner, program, args, env);
  try {
    return distrust(read(runner, JSON.parse(readFileSync(file, 'utf8'))), code);
  } catch {
    return { runner, passed: 0, failed: 1, failures: [`it left no report (exit code ${code})`], skipped: [] };
  }
}

/**
 * @param {string} runner
 * @param {readonly string[]} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
async function runTool(runner, program, args, env) {
  say(`\n• ${runner}`);
  const script = inRoot('node_modules', ...program);
  return (await run(process.execPath, [script, ...args], { cwd: root, env, output: 'show' })).code;
}
