import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import { say } from '../bootstrap/terminal.mjs';
import { withDisplay } from '../electron/display.ts';
import { distrust, type Total, totalOfCheck, totalOfPlaywright, totalOfVitest } from './totals.ts';

type Output = 'capture' | 'show';

interface Tool {
  runner: string;
  program: readonly string[];
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  output?: Output;
}

const reports = inRoot('out', 'test');

/** Types, lint, format and unit tests: what one runs before a commit. */
export async function runChecks(env: NodeJS.ProcessEnv, output: Output = 'show'): Promise<Total[]> {
  const lint = ['-c', 'build/eslint.config.mjs', '.', '--max-warnings=0'];
  const format = ['--check', '--log-level=warn', '.'];
  return [
    await check({ runner: 'types', program: ['typescript', 'bin', 'tsc'], args: ['-b'], env, output }),
    await check({ runner: 'lint', program: ['eslint', 'bin', 'eslint.js'], args: lint, env, output }),
    await check({
      runner: 'format',
      program: ['prettier', 'bin', 'prettier.cjs'],
      args: format,
      env,
      output,
    }),
    await runUnitTests(env, output),
  ];
}

/**
 * Everything. The end-to-end tests begin at once, beside the checks and the unit tests: they wait much, and no verdict depends on how
 * busy the machine is.
 * @param env with a display
 */
export async function runAll(env: NodeJS.ProcessEnv): Promise<Total[]> {
  const [endToEnd, checks] = await Promise.all([runEndToEnd(env), runChecks(env, 'capture')]);
  return [...checks, endToEnd];
}

/**
 * @param env with a display, which the first of the two workers uses
 * @param specs all, unless they are named
 */
export function runEndToEnd(env: NodeJS.ProcessEnv, specs: readonly string[] = []): Promise<Total> {
  const report = inRoot('out', 'test', 'end-to-end.json');
  const args = ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json', ...specs];
  return withDisplay(
    ({ DISPLAY: second }) => {
      const own = { KIOSK_TEST_DISPLAY_1: second, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const tool = {
        runner: 'end-to-end',
        program: ['playwright', 'cli.js'],
        args,
        env: { ...env, ...own },
      };
      return runWithReport(tool, report, totalOfPlaywright);
    },
    { virtual: true },
  );
}

/** @param files all, unless they are named */
export function runUnitTests(env: NodeJS.ProcessEnv, output: Output = 'show', files: readonly string[] = []) {
  const report = inRoot('out', 'test', 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--config', 'build/vitest.config.ts', ...reporters, ...files];
  return runWithReport(
    { runner: 'unit', program: ['vitest', 'vitest.mjs'], args, env, output },
    report,
    totalOfVitest,
  );
}

async function check(tool: Tool): Promise<Total> {
  return totalOfCheck(tool.runner, (await runTool(tool)) === 0);
}

/** @param file where the runner leaves its report */
async function runWithReport<Report>(
  tool: Tool,
  file: string,
  read: (runner: string, report: Report) => Total,
): Promise<Total> {
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

/** @returns the exit code */
async function runTool({ runner, program, args, env, output = 'show' }: Tool): Promise<number> {
  const words = [inRoot('node_modules', ...program), ...args];
  if (output === 'show') say(`\n• ${runner}`);
  else say(`\n• ${runner}, in parallel; its output follows when it ends`);
  const began = performance.now();
  const { code, stdout, stderr } = await run(process.execPath, words, { cwd: root, env, output });
  if (output === 'capture') process.stdout.write(`\n• ${runner}\n${stdout}${stderr}`);
  say(`• ${runner}: ${Math.round((performance.now() - began) / 1000)} s`);
  return code;
}
