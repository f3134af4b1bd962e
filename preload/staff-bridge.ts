import type { Ipc } from './bridge.ts';
import type { ExportState } from './record-contract.ts';
import type { ConnectionStepReport } from './connection-contract.ts';
import { staffChannels, type StaffBridge } from './staff-contract.ts';

type Request = Exclude<keyof typeof staffChannels, 'testStep' | 'exportState' | 'dismissed'>;

/** `window.staff`: as `window.kiosk`, one explicit method for each thing, named fields only. */
export function createStaffBridge(ipc: Ipc): StaffBridge {
  const ask = <N extends Request>(name: N, ...args: unknown[]) =>
    ipc.invoke(staffChannels[name], ...args) as ReturnType<StaffBridge[N]>;
  const listen = (channel: string, onMessage: (message: unknown) => void) => {
    const forward = (_event: unknown, message: unknown) => onMessage(message);
    ipc.on(channel, forward);
    return () => void ipc.off(channel, forward);
  };
  return {
    knock: () => ask('knock'),
    enter: ({ pin }) => ask('enter', { pin }),
    beginSetUp: () => ask('beginSetUp'),
    finishSetUp: ({ token }) => ask('finishSetUp', { token }),
    stay: ({ token }) => ask('stay', { token }),
    leave: ({ token }) => ask('leave', { token }),
    getStatus: ({ token }) => ask('getStatus', { token }),
    getSettings: ({ token }) => ask('getSettings', { token }),
    changeSetting: ({ token, name, value }) => ask('changeSetting', { token, name, value }),
    getSecrets: ({ token }) => ask('getSecrets', { token }),
    setSecret: ({ token, name, value }) => ask('setSecret', { token, name, value }),
    importApiKey: ({ token }) => ask('importApiKey', { token }),
    setPin: ({ token, role, pin }) => ask('setPin', { token, role, pin }),
    listCameras: ({ token }) => ask('listCameras', { token }),
    pinCamera: ({ token, id }) => ask('pinCamera', { token, id }),
    testConnection: ({ token, real }) => ask('testConnection', { token, real }),
    getEvents: ({ token }) => ask('getEvents', { token }),
    getRecords: ({ token, day }) => ask('getRecords', { token, day }),
    exportRecords: ({ token, drive, from, to }) => ask('exportRecords', { token, drive, from, to }),
    stopExport: ({ token }) => ask('stopExport', { token }),
    listDrives: ({ token }) => ask('listDrives', { token }),
    exportBundle: ({ token, drive }) => ask('exportBundle', { token, drive }),
    restart: ({ token }) => ask('restart', { token }),
    exit: ({ token }) => ask('exit', { token }),
    onTestStep: (listener) =>
      listen(staffChannels.testStep, (step) => listener(step as ConnectionStepReport)),
    onExportState: (listener) => listen(staffChannels.exportState, (state) => listener(state as ExportState)),
    onDismissed: (listener) => listen(staffChannels.dismissed, () => listener()),
  };
}
