// npm run dev [-- --sample-camera]: the renderer from Vite's server, main and preload rebuilt and Electron restarted on every change
import type { ChildProcess } from 'node:child_process';
import { say, SetupProblem } from '../bootstrap/terminal.mjs';
import { hasDisplay } from '../electron/display.ts';
import { cameraFile, cameraSwitches } from '../electron/fake-camera.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { spawnKiosk } from '../electron/spawn.ts';
import { viteConfig } from '../vite/build-app.ts';

const common = { configFile: viteConfig, mode: 'development', logLevel: 'warn' } as const;

export async function execute(args: readonly string[]): Promise<number | void> {
  if (!hasDisplay())
    throw new SetupProblem('There is no display. `npm run preview` shows the screens in a browser.');
  const prepared = await prepareKiosk('development', { needsVirtualDisplay: false });
  const address = await serveRenderer();
  const kiosk = keepRunning(() =>
    spawnKiosk(prepared, args.includes('--sample-camera') ? cameraSwitches(cameraFile('person')) : [], {
      LIVENESS_KIOSK_DEV_URL: address,
    }),
  );
  await Promise.all([watch('main', kiosk.restart), watch('preload', kiosk.restart)]);
  kiosk.restart();
  return kiosk.ended;
}

/** @returns its address */
async function serveRenderer(): Promise<string> {
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
 * @param onBuilt not called for the first build
 * @returns after the first build
 */
async function watch(name: 'main' | 'preload', onBuilt: () => void): Promise<void> {
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

/** Starts the next kiosk when the last one has ended: only one may run at a time. */
function keepRunning(startKiosk: () => ChildProcess) {
  let running: ChildProcess | null = null;
  let end: (code: number) => void;
  const ended = new Promise((resolve: (code: number) => void) => (end = resolve)).then(process.exit);
  let isRestarting = false;
  const start = () => {
    running = startKiosk();
    running.on('exit', (code) => {
      running = null;
      if (!isRestarting) return end(code ?? 1);
      isRestarting = false;
      start();
    });
  };
  const restart = () => {
    if (!running) return start();
    if (isRestarting) return;
    isRestarting = true;
    running.kill();
  };
  return { ended, restart };
}
