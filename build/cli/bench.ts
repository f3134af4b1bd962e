// npm run bench -- NAME [arguments]: runs test/bench/NAME.ts
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { SetupProblem } from '../bootstrap/terminal.mjs';
import { hasDisplay, withDisplay } from '../electron/display.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { exitOf } from '../electron/spawn.ts';

const source = inRoot('test', 'bench');
const typescript = inRoot('build', 'typescript.mjs');
/** What the build would have put into main's modules. */
const asDemonstration =
  "data:text/javascript,globalThis.__FLAVOUR__='demonstration';globalThis.__VERSION__='0.0.0+bench'";

export async function execute(args: readonly string[]): Promise<number | void> {
  const [name = '', ...own] = args;
  const file = `${source}/${name}.ts`;
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    throw new SetupProblem(
      `Name a benchmark, for instance: npm run bench -- request\nThere are: ${names().join(', ')}`,
    );
  }
  await prepareKiosk('demonstration', { needsVirtualDisplay: !hasDisplay() });
  const words = ['--import', pathToFileURL(typescript).href, '--import', asDemonstration, file, ...own];
  return withDisplay((env) => exitOf(spawn(process.execPath, words, { cwd: root, env, stdio: 'inherit' })));
}

function names() {
  if (!existsSync(source)) return [];
  const isBenchmark = /^([a-z-]+)\.ts$/;
  return readdirSync(source).flatMap((name) => isBenchmark.exec(name)?.[1] ?? []);
}
