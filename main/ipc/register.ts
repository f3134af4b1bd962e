import type { EventEmitter } from 'node:events';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { ZodType } from 'zod';
import type { AnswerOf, ChannelTable, PushChannel, RequestName, RequestOf } from '../../preload/channels.ts';
import { heartbeatChannels, type kioskChannels } from '../../preload/contract.ts';
import type { staffChannels } from '../../preload/staff-contract.ts';
import type { Log } from '../platform/log.ts';
import { RateLimiter } from './rate-limiter.ts';
import type { Sender } from './sender.ts';

/** What main does for one request of the page. */
export interface Handler<Request, Answer> {
  readonly schema: ZodType<Request>;
  /** Sync or async; a throw is a bug, is logged, and reaches the page as `internal`. */
  readonly handle: (request: Request) => Answer | Promise<Answer>;
}
/** A handler for every request of a table. A request without an argument is given `undefined`. */
export type HandlersOf<Table> = {
  readonly [Name in RequestName<Table>]: Handler<
    RequestOf<Table[Name]> extends null ? undefined : RequestOf<Table[Name]>,
    AnswerOf<Table[Name]>
  >;
};
export type KioskHandlers = HandlersOf<typeof kioskChannels>;
export type StaffHandlers = HandlersOf<typeof staffChannels>;

export interface Gate {
  readonly isOwn: Sender;
  /** Counts a request of the kiosk's own page; false: it is not answered (rate-limiter.ts). */
  readonly mayPass: () => boolean;
  readonly log: Log;
}

/** The only place that receives requests of the renderer. */
export function registerHandlers<Table extends ChannelTable>(
  table: Table,
  handlers: HandlersOf<Table>,
  gate: Gate,
): void {
  // Foreign senders are not counted against the page, and must not fill the log either.
  const foreign = new RateLimiter(() => undefined);
  for (const [name, handler] of Object.entries(handlers as unknown as Readonly<Record<string, AnyHandler>>)) {
    const receive = receiver(name, handler, gate, () => foreign.mayPass());
    ipcMain.handle(table[name]!.name, (event, ...args: unknown[]) => receive(event, args));
  }
}

/** `handle` is only ever called with what its own schema gave. */
type AnyHandler = Handler<never, unknown>;

/** Checks sender, rate, number of arguments and shape, in this order. */
function receiver(name: string, { schema, handle }: AnyHandler, gate: Gate, logsForeign: () => boolean) {
  const refuse = (code: 'sender-refused' | 'bad-request', isLogged = true) => {
    if (isLogged) gate.log.warn({ request: name, code }, 'IPC refused');
    return { ok: false, error: { code } } as const;
  };
  return async (event: IpcMainInvokeEvent, args: readonly unknown[]): Promise<unknown> => {
    if (!gate.isOwn(event)) return refuse('sender-refused', logsForeign());
    // The page is about to be ended: thousands of requests must not write a log line each.
    if (!gate.mayPass()) return refuse('bad-request', false);
    if (args.length > 1) return refuse('bad-request');
    const request = schema.safeParse(args[0]);
    // The reason is not logged: the kiosk's own page never sends an invalid payload, and it may contain a picture.
    if (!request.success) return refuse('bad-request');
    try {
      return await handle(request.data);
    } catch (err) {
      gate.log.error({ request: name, err }, 'a bug');
      return { ok: false, error: { code: 'internal' } };
    }
  };
}

/** Sends to the page, as long as there is one. */
export function push<Payload>(contents: WebContents, channel: PushChannel<Payload>, payload: Payload): void {
  if (!contents.isDestroyed()) contents.send(channel.name, payload);
}

/** The page's heartbeats, Electron's own listener, which does not answer, and the one below. Requests (`handle`) are not events. */
const ownEvents: readonly string[] = [heartbeatChannels.answer, 'error', 'newListener'];

/**
 * Libraries listen on IPC channels of their own: electron-store tells any page where its files are, from the moment it
 * first opens one. From now on nobody but this file listens.
 */
export function removeThirdPartyListeners(ipc: EventEmitter = ipcMain): void {
  const remove = (name: unknown) => {
    // A page that sends something by the name of `newListener` gets here with an event in a name's place.
    if (typeof name === 'string' && !ownEvents.includes(name)) ipc.removeAllListeners(name);
  };
  ipc.eventNames().forEach(remove);
  // Emitted before the listener is added; no message of a page can come in between.
  ipc.on('newListener', (name: unknown) => queueMicrotask(() => remove(name)));
}

/** Calls back on each heartbeat of the kiosk's own page; messages from other senders are ignored. */
export function listenForHeartbeat(isOwn: Sender, onHeartbeat: () => void): void {
  ipcMain.on(heartbeatChannels.answer, (event) => {
    if (isOwn(event)) onHeartbeat();
  });
}

export function askForHeartbeat(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.send(heartbeatChannels.ask);
}
