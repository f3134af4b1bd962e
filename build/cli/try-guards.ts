// npm run try-guards [-- NAME …]: takes each guard out, in a copy, and shows that its test fails
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/run.mjs';
import { say, SetupProblem } from '../bootstrap/terminal.mjs';
import { hasDisplay, withDisplay } from '../electron/display.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { type Guard, guards, literally } from '../guards/guards.mjs';

export async function execute(args: readonly string[]): Promise<number | void> {
  const chosen = guards.filter(({ name }) => args.length === 0 || args.some((word) => name.includes(word)));
  if (chosen.length === 0) throw new SetupProblem(`No guard is called "${args.join(' ')}".`);
  await prepareKiosk('demonstration', { needsVirtualDisplay: !hasDisplay() });
  const copy = copyProject();
  try {
    return await withDisplay((env) => tryAll(chosen, copy, env));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Sources are copied, what is installed is shared. */
function copyProject() {
  const copy = mkdtempSync(join(tmpdir(), 'kiosk-guards-'));
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (listed.status !== 0)
    throw new SetupProblem(
      'The guards are tested in a copy of the files that git tracks, and git was not found.',
    );
  for (const name of listed.stdout.split('\0').filter(Boolean))
    cpSync(inRoot(name), join(copy, name), { recursive: true, force: true });
  for (const name of ['node_modules', '.runtime']) symlinkSync(inRoot(name), join(copy, name), 'junction');
  return copy;
}

/** @returns the exit code */
async function tryAll(chosen: readonly Guard[], copy: string, env: NodeJS.ProcessEnv): Promise<number> {
  // With every guard in its place each test passes: a test that fails anyway shows nothing.
  const standing = new Map();
  let unguarded = 0;
  for (const guard of chosen) {
    const key = `${guard.spec} ${guard.test}`;
    if (!standing.has(key)) {
      const first = await runTest(guard, copy, env);
      // A start that failed on a busy machine does not count for the guard: run it again.
      standing.set(key, first === 'failed' ? await runTest(guard, copy, env) : first);
    }
    const found = standing.get(key) === 'passed' ? await tryOne(guard, copy, env) : 'fails with it too';
    if (found !== 'failed') unguarded += 1;
    process.stdout.write(
      `${found === 'failed' ? 'guarded ' : 'OPEN    '} ${guard.name.padEnd(28)} ${guard.spec}: ${guard.test} ${found === 'failed' ? '' : `(${found})`}\n`,
    );
  }
  say(`${chosen.length - unguarded} guarded, ${unguarded} open`);
  return unguarded === 0 ? 0 : 1;
}

async function tryOne(guard: Guard, copy: string, env: NodeJS.ProcessEnv) {
  const before = new Map(guard.edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
  try {
    for (const { file, find, replace } of guard.edits) {
      const path = join(copy, file);
      const text = readFileSync(path, 'utf8');
      if (text.split(find).length !== 2) throw new Error(`${guard.name}: "${find}" is not once in ${file}`);
      // By a function, so that a `$` in the replacement has no special meaning.
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
    }
    return await runTest(guard, copy, env);
  } finally {
    for (const [file, text] of before) writeFileSync(join(copy, file), text);
  }
}

/** @returns 'passed', 'failed', or why neither is known */
async function runTest({ spec, test }: Guard, copy: string, env: NodeJS.ProcessEnv): Promise<string> {
  const script = (...words: string[]) => run(process.execPath, words, { cwd: copy, env });
  const built = await script('build/bootstrap.mjs', 'build');
  if (built.code !== 0) return 'does not build';
  const modules = join(copy, 'node_modules');
  const words = [
    join(modules, 'playwright', 'cli.js'),
    'test',
    '--config',
    'test/e2e/playwright.config.ts',
    `${literally(spec)}\\.spec`,
    '-g',
    ` ${literally(test)}`,
    '--reporter=line',
  ];
  const { code, stdout } = await script(...words);
  if (!/\d+ (passed|failed)/.test(stdout)) return `the test was not run:\n${stdout.slice(-800)}`;
  return code === 0 ? 'passed' : 'failed';
}
