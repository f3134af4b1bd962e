import { pulseChannels } from './contract.ts';

/** The part of Electron's `ipcRenderer` that the pulse uses. */
export interface PulseIpc {
  on(channel: string, listener: () => void): unknown;
  send(channel: string): void;
}

/** Answers main from the page's own event loop: a page that hangs is silent here too. */
export function answerPulse(ipc: PulseIpc): void {
  ipc.on(pulseChannels.ask, () => ipc.send(pulseChannels.answer));
}
