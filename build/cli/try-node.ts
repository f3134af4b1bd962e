// npm run try-node -- 24: the unit tests of main/liveness and main/network on another Node, such as the pinned Electron's
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../bootstrap/lock.mjs';
import { inRoot, keepFolder, root } from '../bootstrap/paths.mjs';
import { lastLines, run, runNpm } from '../bootstrap/run.mjs';
import { say, SetupProblem, step } from '../bootstrap/terminal.mjs';
import { totalOfVitest } from '../tools/totals.ts';

export async function execute(args: readonly string[]): Promise<number | void> {
  const [major = '24', ...others] = args;
  if (!/^\d{2}$/.test(major) || others.length > 0)
    throw new SetupProblem(`Name one of Node's majors, as in: npm run try-node -- 24`);
  const node = await withLock(`node-${major}`, () => ensureNode(major));
  const { stdout: version } = await run(node, ['--version']);
  const { passed, failed, failures, skipped } = await runTests(node);
  for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
  for (const one of skipped) process.stdout.write(`skipped: ${one}\n`);
  process.stdout.write(
    `Node ${version.trim()}: ${passed} passed, ${failed} failed, ${skipped.length} skipped (main/liveness, main/network)\n`,
  );
  return failed === 0 && passed > 0 ? 0 : 1;
}

/**
 * The npm package `node` contains Node's own binary for this platform, so no other server is needed.
 * @returns the binary's path
 */
async function ensureNode(major: string): Promise<string> {
  const folder = join(keepFolder, `node-${major}`);
  const inFolder = ['node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'];
  if (existsSync(join(folder, ...inFolder))) return join(folder, ...inFolder);
  const work = join(keepFolder, `work-node-${major}`);
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const { code, stderr } = await step(`fetching Node ${major} from the npm registry`, () =>
    runNpm(['install', '--prefix', '.', '--no-save', '--no-audit', '--no-fund', `node@${major}`], {
      cwd: work,
    }),
  );
  if (code !== 0 || !existsSync(join(work, ...inFolder)))
    throw new SetupProblem(`Node ${major} could not be installed:\n${lastLines(stderr)}`);
  await rename(work, folder);
  return join(folder, ...inFolder);
}

async function runTests(node: string) {
  const reports = mkdtempSync(join(tmpdir(), 'kiosk-try-node-'));
  const report = join(reports, 'report.json');
  try {
    say('• the unit tests of main/liveness and main/network');
    const vitest = [
      inRoot('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      'build/vitest.config.ts',
    ];
    const words = ['--reporter=json', `--outputFile=${report}`, 'main/liveness/', 'main/network/'];
    const { stdout, stderr } = await run(node, [...vitest, ...words], { cwd: root });
    // The tests' observations, and why one could not be run.
    say(stdout.trim());
    if (!existsSync(report)) throw new SetupProblem(`The tests did not run:\n${lastLines(stderr)}`);
    return totalOfVitest('unit', JSON.parse(readFileSync(report, 'utf8')));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
