// npm run bench -- NAME [arguments]: builds test/bench/NAME.ts into out/bench and runs it
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { exitOf } from './electron.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { inRoot, root } from './paths.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript, SetupProblem } from './problem.mjs';

const source = inRoot('test', 'bench');
const target = inRoot('out', 'bench');

await runScript(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const file = `${source}/${name}.ts`;
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    throw new SetupProblem(
      `Name a benchmark, for instance: npm run bench -- request\nThere are: ${names().join(', ')}`,
    );
  }
  await prepareKiosk('demonstration', { needsVirtualDisplay: !hasDisplay() });
  await bundle(file);
  return withDisplay((env) =>
    exitOf(spawn(process.execPath, [`${target}/${name}.js`, ...args], { cwd: root, env, stdio: 'inherit' })),
  );
});

/** Plain Node 20 reads no TypeScript. Packages stay outside, our own code goes into one file. */
async function bundle(/** @type {string} */ file) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { __FLAVOUR__: JSON.stringify('demonstration') },
    build: {
      ssr: file,
      outDir: target,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: '[name].js' } },
    },
  });
}

function names() {
  if (!existsSync(source)) return [];
  const isBenchmark = /^([a-z-]+)\.ts$/;
  return readdirSync(source).flatMap((name) => isBenchmark.exec(name)?.[1] ?? []);
}
