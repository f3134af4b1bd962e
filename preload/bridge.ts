import { channels, type KioskBridge, type Station } from './contract.ts';

/** The part of Electron's `ipcRenderer` that the bridge uses. */
export interface Ipc {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: IpcListener): unknown;
  off(channel: string, listener: IpcListener): unknown;
}
type IpcListener = (event: unknown, ...args: unknown[]) => void;

/**
 * `window.kiosk`: one explicit method for each request that the page may send to main. It copies only the named fields of
 * the page's argument, so that nothing else crosses; main validates them. Answers are returned as
 * main gave them, `Result` included. Electron's event objects stay on this side: they hold a reference to the IPC.
 */
export function createBridge(ipc: Ipc): KioskBridge {
  // Main's handlers are typed by the same contract: this is the one place where the wire gets its types back.
  const ask = <T>(channel: string, ...args: unknown[]) => ipc.invoke(channel, ...args) as Promise<T>;
  return {
    getStation: () => ask(channels.getStation),
    beginSession: ({ language, consentVersion }) => ask(channels.beginSession, { language, consentVersion }),
    endSession: ({ sessionId }) => ask(channels.endSession, { sessionId }),
    beginAttempt: ({ sessionId }) => ask(channels.beginAttempt, { sessionId }),
    submitPicture({ attemptId, picture, quality }) {
      const answer = ask<Awaited<ReturnType<KioskBridge['submitPicture']>>>(channels.submitPicture, {
        attemptId,
        picture,
        quality,
      });
      // `invoke` serialises before it returns; contextBridge made this copy, so it has to be wiped here.
      picture.fill(0);
      return answer;
    },
    cancelAttempt: ({ attemptId }) => ask(channels.cancelAttempt, { attemptId }),
    checkCamera: ({ deviceId, label }) => ask(channels.checkCamera, { deviceId, label }),
    reportCamera: ({ code }) => ask(channels.reportCamera, { code }),
    onStationChanged(listener) {
      const forward: IpcListener = (_event, station) => listener(station as Station);
      ipc.on(channels.stationChanged, forward);
      return () => void ipc.off(channels.stationChanged, forward);
    },
  };
}
