import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { say } from '../bootstrap/terminal.mjs';
import { run } from '../bootstrap/run.mjs';
import { distrust, totalOfCheck, totalOfPlaywright, totalOfVitest } from './totals.mjs';

/**
 * @typedef {import('./totals.mjs').Total} Total
 * @typedef {'capture' | 'show'} Output 'capture': shown as a whole at the end
 * @typedef {object} Tool
 * @property {string} runner
 * @property {readonly string[]} program below node_modules
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {Output} [output]
 */

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
 * Everything, mostly two at a time: checks and unit tests use one processor, and so do the end-to-end tests that don't
 * measure time. The kiosks run last and alone: each uses two processors and is timed.
 * @param {NodeJS.ProcessEnv} env with a display
 * @returns {Promise<Total[]>}
 */
export async function runAll(env) {
  const aside = runEndToEnd('aside', env, 'capture');
  const checks = await runChecks(env);
  return [...checks, await aside, await runEndToEnd('kiosks', env, 'show')];
}

/**
 * @param {'aside' | 'kiosks'} project of test/e2e/playwright.config.ts
 * @param {NodeJS.ProcessEnv} env with a display
 * @param {Output} output
 * @returns {Promise<Total>}
 */
export function runEndToEnd(project, env, output) {
  const report = inRoot('out', 'test', `end-to-end-${project}.json`);
  const config = ['--config', 'test/e2e/playwright.config.ts', `--project=${project}`];
  const args = ['test', ...config, '--reporter=list,json'];
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const tool = { runner: project, program: ['playwright', 'cli.js'], args, env: withReport, output };
  return runWithReport(tool, report, totalOfPlaywright);
}

/** @param {NodeJS.ProcessEnv} env */
function runUnitTests(env) {
  const report = inRoot('out', 'test', 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--config', 'build/vitest.config.ts', ...reporters];
  return runWithReport(
    { runner: 'unit', program: ['vitest', 'vitest.mjs'], args, env },
    report,
    totalOfVitest,
  );
}

/**
 * @param {string} runner
 * @param {readonly string[]} program below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Total>}
 */
async function check(runner, program, args, env) {
  return totalOfCheck(runner, (await runTool({ runner, program, args, env })) === 0);
}

/**
 * @template Report
 * @param {Tool} tool
 * @param {string} file where the runner leaves its report
 * @param {(runner: string, report: Report) => Total} read
 * @returns {Promise<Total>}
 */
async function runWithReport(tool, file, read) {
  const { runner } = tool;
  mkdirSync(reports, { recursive: true });
  // An old report must not be read as the result of a run that crashed.
  rmSync(file, { force: true });
  const code = await runTool(tool);
  try {
    return distrust(read(runner, JSON.parse(readFileSync(file, 'utf8'))), code);
  } catch {
    return { runner, passed: 0, failed: 1, failures: [`it left no report (exit code ${code})`], skipped: [] };
  }
}

/**
 * @param {Tool} tool
 * @returns {Promise<number>} the exit code
 */
async function runTool({ runner, program, args, env, output = 'show' }) {
  const words = [inRoot('node_modules', ...program), ...args];
  if (output === 'show') say(`\n• ${runner}`);
  else say(`\n• ${runner}, in parallel; its output follows when it ends`);
  const began = performance.now();
  const { code, stdout, stderr } = await run(process.execPath, words, { cwd: root, env, output });
  if (output === 'capture') process.stdout.write(`\n• ${runner}\n${stdout}${stderr}`);
  say(`• ${runner}: ${Math.round((performance.now() - began) / 1000)} s`);
  return code;
}
