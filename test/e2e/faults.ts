import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import type { LivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, type Kiosk } from './kiosk.ts';

/** Faults as they happen to a kiosk: by the system, by the driver, by the page's own load. */
export type FaultName = 'crash' | 'hang' | 'stopped' | 'memory' | 'graphics' | 'network' | 'camera';

export const faults: Readonly<Record<FaultName, (kiosk: Kiosk) => Promise<void>>> = {
  /** No other signal reaches a page in its sandbox: it is the first process of its own namespace. */
  crash: ({ app }) => signal('SIGKILL', pagePid(app)),
  /** Never returns, so it is not awaited. */
  hang: ({ app }) => inPage(app, 'for (;;);'),
  /** Does not even answer the browser's own messages, as in a driver's call that does not return. */
  stopped: ({ app }) => signal('SIGSTOP', pagePid(app)),
  /**
   * With pauses, and with numbers, which cost the garbage collector nothing, so that the page runs out of memory before it
   * counts as silent. With a heap full of small objects it would hang first, because of garbage collection.
   */
  memory: ({ app }) =>
    inPage(
      app,
      `globalThis.kept = [];
       const fill = () => { kept.push(new Array(1e6).fill(1.5)); setTimeout(fill, 0); };
       fill();`,
    ),
  graphics: ({ app }) => signal('SIGKILL', pidOf(app, 'GPU')),
  network: ({ app }) => signal('SIGKILL', pidOf(app, 'network.')),
  camera: ({ app }) => signal('SIGKILL', pidOf(app, 'video_capture.')),
};

async function signal(name: NodeJS.Signals, pid: Promise<number>): Promise<void> {
  process.kill(await pid, name);
}

export function pagePid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
}

/** @param kind `GPU`, or how the service's name begins */
async function pidOf(app: ElectronApplication, kind: string): Promise<number> {
  const pid = await app.evaluate(({ app: electron }, wanted) => {
    const metrics = electron.getAppMetrics();
    return metrics.find(({ type, serviceName }) => type === wanted || serviceName?.startsWith(wanted))?.pid;
  }, kind);
  if (pid === undefined) throw new Error(`no process ${kind} runs`);
  return pid;
}

/** Not by the page's own handle: that would wait for an answer for ever. */
async function inPage(app: ElectronApplication, script: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, code) => {
    void BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(`setTimeout(() => { ${code} }); 0`);
  }, script);
}

/** Facts about a kiosk from main and the system, independent of the page's state. */
export function urlOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getURL());
}

/** The environment of a kiosk that asks this service. */
export const serviceOf = (server: LivenessServer) => ({
  LIVENESS_KIOSK_ENDPOINT: server.endpoint.href,
  LIVENESS_KIOSK_API_KEY: apiKey,
  LIVENESS_KIOSK_PRINT_ATTEMPTS: '1',
});

interface Told {
  readonly msg: string;
  readonly what?: string;
  readonly reason?: string;
}
/** The faults in the log, oldest first. */
export const faultsOf = ({ directory }: Kiosk): Told[] =>
  readFileSync(join(directory, 'logs', 'kiosk.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told)
    .filter(({ msg }) => msg === 'fault');

export const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

/** One line for each attempt that was recorded. */
export const attemptsOf = ({ output }: Kiosk): string[] =>
  output()
    .split('\n')
    .filter((line) => line.includes('"attempt"'));
export const codeOf = (line: string) => /"code":"([^"]+)"/.exec(line)?.[1];

/**
 * From now on a short silence counts as a hang, until this page has ended: a healthy page is given minutes, so that it is not taken for
 * one that hangs on a busy machine.
 */
export const endPatience = ({ app }: Kiosk): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const patienceMs = process.env['LIVENESS_KIOSK_HANG_MS'];
    BrowserWindow.getAllWindows()[0]!.webContents.once('render-process-gone', () => {
      process.env['LIVENESS_KIOSK_HANG_MS'] = patienceMs;
    });
    process.env['LIVENESS_KIOSK_HANG_MS'] = '1';
  });
