// npm run dev [-- --sample-camera]: the renderer from Vite's server, main and preload rebuilt and Electron restarted on every change
import './node-version.mjs';
import { hasDisplay } from './display.mjs';
import { fakeCamera, spawnKiosk } from './electron.mjs';
import { inRoot } from './paths.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript, SetupProblem } from './problem.mjs';
import { say } from './progress.mjs';

const common = {
  configFile: inRoot('build', 'vite', 'vite.config.ts'),
  mode: 'development',
  /** @type {'warn'} */
  logLevel: 'warn',
};

await runScript(async () => {
  if (!hasDisplay())
    throw new SetupProblem('There is no display. `npm run preview` shows the screens in a browser.');
  const prepared = await prepareKiosk('development', { needsVirtualDisplay: false });
  const address = await serveRenderer();
  const kiosk = keepRunning(prepared, { ...process.env, LIVENESS_KIOSK_DEV_URL: address });
  await Promise.all([watch('main', kiosk.restart), watch('preload', kiosk.restart)]);
  kiosk.restart();
  return kiosk.ended;
});

/** @returns {Promise<string>} its address */
async function serveRenderer() {
  const { createServer } = await import('vite');
  const server = await createServer(common);
  await server.listen();
  const [address] = server.resolvedUrls?.local ?? [];
  if (!address) throw new Error('Vite serves no address');
  say(`• renderer from ${address}`);
  return address;
}

/**
 * Builds one environment, and again on every change.
 * @param {'main' | 'preload'} name
 * @param {() => void} onBuilt not called for the first build
 * @returns {Promise<void>} after the first build
 */
async function watch(name, onBuilt) {
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ ...common, environments: { [name]: { build: { watch: {} } } } });
  const environment = builder.environments[name];
  if (!environment) throw new Error(`vite.config.ts has no environment "${name}"`);
  const watcher = await builder.build(environment);
  if (!('on' in watcher)) throw new Error(`${name} is not watched`);
  let isBuilt = false;
  await new Promise((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(String(event.error));
      if (event.code !== 'END') return;
      if (isBuilt) onBuilt();
      isBuilt = true;
      resolve(undefined);
    });
  });
}

/**
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {NodeJS.ProcessEnv} env
 */
function keepRunning(prepared, env) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let running = null;
  /** @type {(code: number) => void} */
  let end;
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => (end = resolve)).then(
    process.exit,
  );
  let isRestarting = false;
  const start = () => {
    running = spawnKiosk(prepared, process.argv.includes('--sample-camera') ? fakeCamera('person') : [], env);
    running.on('exit', (code) => {
      running = null;
      if (!isRestarting) return end(code ?? 1);
      isRestarting = false;
      start();
    });
  };
  // The next one starts when the last one has ended: only one kiosk may run at a time.
  const restart = () => {
    if (!running) return start();
    if (isRestarting) return;
    isRestarting = true;
    running.kill();
  };
  return { ended, restart };
}
