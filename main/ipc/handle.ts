import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { ZodType } from 'zod';
import { channels, type KioskBridge, type Result, type Station } from '../../preload/contract.ts';
import type { Log } from '../log.ts';

/** The bridge's methods that ask main something. */
export type RequestName = Exclude<keyof KioskBridge, 'onStationChanged'>;
type RequestOf<N extends RequestName> = Parameters<KioskBridge[N]> extends [infer R] ? R : undefined;
type ResultOf<N extends RequestName> = Awaited<ReturnType<KioskBridge[N]>>;

export type Handlers = {
  readonly [N in RequestName]: {
    readonly schema: ZodType<RequestOf<N>>;
    /** Sync or async; a throw is a bug, is logged, and reaches the page as `internal`. */
    readonly handle: (request: RequestOf<N>) => ResultOf<N> | Promise<ResultOf<N>>;
  };
};

export interface Sender {
  /** Whether this is the kiosk's own window, its main frame, on the kiosk's own page. */
  (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean;
}

/** The only place that listens to the renderer. The sender is checked before anything of the payload is looked at. */
export function registerHandlers(handlers: Handlers, isOwn: Sender, log: Log): void {
  for (const name of Object.keys(handlers) as RequestName[]) registerOne(name, handlers, isOwn, log);
}

function registerOne<N extends RequestName>(name: N, handlers: Handlers, isOwn: Sender, log: Log): void {
  const { schema, handle } = handlers[name];
  ipcMain.handle(channels[name], async (event, ...args: unknown[]): Promise<Result<unknown>> => {
    if (!isOwn(event)) return refused('sender-refused', name, log);
    if (args.length > 1) return refused('bad-request', name, log);
    const request = schema.safeParse(args[0]);
    // What exactly was wrong is not told: an honest page never sends it, and the payload may be a picture.
    if (!request.success) return refused('bad-request', name, log);
    try {
      return await handle(request.data);
    } catch (error) {
      log.error({ request: name, bug: error instanceof Error ? error.stack : 'not an Error' }, 'a bug');
      return { ok: false, error: { code: 'internal' } };
    }
  });
}

function refused(code: 'sender-refused' | 'bad-request', name: RequestName, log: Log): Result<never> {
  log.warn({ request: name, code }, 'IPC refused');
  return { ok: false, error: { code } };
}

/** electron-store opens a channel of its own that tells any page where its files lie: nobody here asks it. */
export function closeForeignChannels(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}

export function sendStation(contents: WebContents, station: Station): void {
  if (!contents.isDestroyed()) contents.send(channels.stationChanged, station);
}
