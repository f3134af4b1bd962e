import type { BridgeOf, ChannelTable } from './channels.ts';
import { heartbeatChannels } from './contract.ts';

/** The part of Electron's `ipcRenderer` that is used here. */
export interface Ipc {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string): void;
  on(channel: string, listener: IpcListener): unknown;
  off(channel: string, listener: IpcListener): unknown;
}
type IpcListener = (event: unknown, ...args: unknown[]) => void;

/**
 * What the page gets: a method for each channel of the table, and nothing besides. Only the fields that the table names are copied from
 * the page's argument; main validates them. Answers are returned as main gave them, `Result` included. Electron's event objects stay on
 * this side: they hold a reference to the IPC.
 */
export function createBridge<Table extends ChannelTable>(ipc: Ipc, table: Table): BridgeOf<Table> {
  const methods = Object.entries(table).map(([key, channel]) =>
    channel.kind === 'push'
      ? [`on${key.slice(0, 1).toUpperCase()}${key.slice(1)}`, listenOn(ipc, channel.name)]
      : [key, askOn(ipc, channel.name, channel.fields)],
  );
  // Main's handlers are typed by the same table: this is the one place where the wire gets its types back.
  return Object.fromEntries(methods) as BridgeOf<Table>;
}

type Given = Readonly<Record<string, unknown>>;

function askOn(ipc: Ipc, channel: string, fields: readonly string[] | null) {
  if (fields === null) return () => ipc.invoke(channel);
  return (given: Given) => {
    const request = Object.fromEntries(fields.map((field) => [field, given[field]]));
    const answer = ipc.invoke(channel, request);
    // `invoke` serialises before it returns; contextBridge made this copy, so its picture has to be wiped here.
    for (const value of Object.values(request)) if (ArrayBuffer.isView(value)) wipe(value);
    return answer;
  };
}

function wipe({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
  new Uint8Array(buffer, byteOffset, byteLength).fill(0);
}

function listenOn(ipc: Ipc, channel: string) {
  return (listener: (payload: unknown) => void) => {
    const forward: IpcListener = (_event, payload) => listener(payload);
    ipc.on(channel, forward);
    return () => void ipc.off(channel, forward);
  };
}

/** Answers main from the page's own event loop: a page that hangs is silent here too. */
export function answerHeartbeat(ipc: Pick<Ipc, 'on' | 'send'>): void {
  ipc.on(heartbeatChannels.ask, () => ipc.send(heartbeatChannels.answer));
}
