// Bundles one bench and runs it: node test/bench/start.mjs request [its own options]. `npm run bench -- request` comes here.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [name = '', ...options] = process.argv.slice(2);
const source = `${root}test/bench/${name}.ts`;
if (!/^[a-z-]+$/.test(name) || !existsSync(source)) {
  console.error('Say which bench to run: request');
  process.exit(2);
}

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  define: { __FLAVOUR__: JSON.stringify('development') },
  build: {
    ssr: source,
    outDir: `${root}out/bench/${name}`,
    emptyOutDir: true,
    target: 'node20',
    // Everything in one file: the bench starts itself again to play the service.
    rolldownOptions: { output: { entryFileNames: 'bench.js', codeSplitting: false } },
  },
});
const bench = spawn(process.execPath, [`${root}out/bench/${name}/bench.js`, ...options], {
  stdio: 'inherit',
});
bench.once('exit', (code) => process.exit(code ?? 1));
