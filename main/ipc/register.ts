import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { ZodType } from 'zod';
import {
  channels,
  pulseChannels,
  type KioskBridge,
  type Result,
  type Station,
} from '../../preload/contract.ts';
import type { ConnectionStepReport } from '../../preload/connection-contract.ts';
import { staffChannels, type StaffBridge, type StaffError } from '../../preload/staff-contract.ts';
import type { ExportState } from '../../preload/record-contract.ts';
import type { Log } from '../platform/log.ts';
import { closeOtherChannels } from './third-party-listeners.ts';

/** The bridges' methods that send a request to main; the others subscribe. */
export type RequestName = Exclude<keyof KioskBridge, `on${string}`>;
export type StaffRequestName = Exclude<keyof StaffBridge, `on${string}`>;

type Request<M> = M extends (...args: infer A) => unknown ? (A extends [infer R] ? R : undefined) : never;
type Answer<M> = M extends (...args: never[]) => Promise<infer A> ? A : never;
type HandlersOf<B, N extends keyof B> = {
  readonly [K in N]: {
    readonly schema: ZodType<Request<B[K]>>;
    /** Sync or async; a throw is a bug, is logged, and reaches the page as `internal`. */
    readonly handle: (request: Request<B[K]>) => Answer<B[K]> | Promise<Answer<B[K]>>;
  };
};
export type Handlers = HandlersOf<KioskBridge, RequestName>;
export type StaffHandlers = HandlersOf<StaffBridge, StaffRequestName>;

export interface Sender {
  /** Whether this is the kiosk's own window, its main frame, on the kiosk's own page. */
  (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean;
}

/** The only place that receives messages from the renderer. It checks the sender before it reads the payload. */
export function registerHandlers(handlers: Handlers, isOwn: Sender, log: Log, mayPass: Gate = always): void {
  for (const name of Object.keys(handlers) as RequestName[])
    register(channels[name], name, handlers[name] as AnyHandler, { isOwn, log, mayPass });
}

/** As registerHandlers, for the staff console. The handlers themselves check whether staff are signed in. */
export function registerStaffHandlers(
  handlers: StaffHandlers,
  isOwn: Sender,
  log: Log,
  mayPass: Gate = always,
): void {
  for (const name of Object.keys(handlers) as StaffRequestName[])
    register(staffChannels[name], name, handlers[name] as AnyHandler, { isOwn, log, mayPass });
}

/** Whether one more question of the page may be answered (flood.ts). */
type Gate = () => boolean;
const always: Gate = () => true;

interface AnyHandler {
  readonly schema: ZodType<unknown>;
  /** Only ever called with what its own schema gave. */
  handle(request: unknown): unknown;
}

function register(
  channel: string,
  name: string,
  { schema, handle }: AnyHandler,
  { isOwn, log, mayPass }: { readonly isOwn: Sender; readonly log: Log; readonly mayPass: Gate },
): void {
  ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<unknown> => {
    // The page is about to be ended: thousands of requests must not write a log line each.
    if (!mayPass()) return { ok: false, error: { code: 'bad-request' } };
    if (!isOwn(event)) return refused('sender-refused', name, log);
    if (args.length > 1) return refused('bad-request', name, log);
    const request = schema.safeParse(args[0]);
    // The reason is not logged: the kiosk's own page never sends an invalid payload, and it may contain a picture.
    if (!request.success) return refused('bad-request', name, log);
    try {
      return await handle(request.data);
    } catch (error) {
      log.error({ request: name, bug: error instanceof Error ? error.stack : 'not an Error' }, 'a bug');
      return { ok: false, error: { code: 'internal' } };
    }
  });
}

function refused(
  code: 'sender-refused' | 'bad-request',
  name: string,
  log: Log,
): Result<never, StaffError & { code: 'sender-refused' | 'bad-request' }> {
  log.warn({ request: name, code }, 'IPC refused');
  return { ok: false, error: { code } };
}

/** From now on only what this file opens is open. */
export function closeForeignChannels(): void {
  closeOtherChannels(ipcMain);
}

/** Calls back on each heartbeat of the kiosk's own page; messages from other senders are ignored. */
export function listenForPulse(isOwn: Sender, heard: () => void): void {
  ipcMain.on(pulseChannels.answer, (event) => {
    if (isOwn(event)) heard();
  });
}

export function askForPulse(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.send(pulseChannels.ask);
}

export function sendStation(contents: WebContents, station: Station): void {
  if (!contents.isDestroyed()) contents.send(channels.stationChanged, station);
}

export function sendTestStep(contents: WebContents, step: ConnectionStepReport): void {
  if (!contents.isDestroyed()) contents.send(staffChannels.testStep, step);
}

export function sendExportState(contents: WebContents, state: ExportState): void {
  if (!contents.isDestroyed()) contents.send(staffChannels.exportState, state);
}

export function sendDismissed(contents: WebContents): void {
  if (!contents.isDestroyed()) contents.send(staffChannels.dismissed);
}
