import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { answerHeartbeat, createBridge } from './bridge.ts';
import { request, type RequestName } from './channels.ts';
import {
  heartbeatChannels,
  kioskChannels,
  type CameraCheck,
  type CaptureQuality,
  type KioskBridge,
} from './contract.ts';
import { staffChannels } from './staff-contract.ts';
import type { Station } from './station.ts';

interface Sent {
  readonly channel: string;
  readonly args: readonly unknown[];
}

/** Serialises when called, as Electron's does, and hands an event object to listeners. */
class SerialisingIpc extends EventEmitter {
  readonly sent: Sent[] = [];
  answer: unknown = { ok: true, value: null };
  send(channel: string): void {
    this.sent.push({ channel, args: [] });
  }
  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    this.sent.push({ channel, args: structuredClone(args) });
    return Promise.resolve(structuredClone(this.answer));
  }
}

const quality: CaptureQuality = { mode: 'unguided', hint: null, measures: null };

/** One call of each method, with a field too many wherever the page can hand over an object. */
const stowaway = { extra: 'must not cross' };
const calls: Record<RequestName<typeof kioskChannels>, (kiosk: KioskBridge) => Promise<unknown>> = {
  getStation: (kiosk) => kiosk.getStation(),
  beginSession: (kiosk) => kiosk.beginSession({ language: 'kk', consentVersion: '1', ...stowaway }),
  endSession: (kiosk) => kiosk.endSession({ sessionId: 's', ...stowaway }),
  beginAttempt: (kiosk) => kiosk.beginAttempt({ sessionId: 's', ...stowaway }),
  submitPicture: (kiosk) =>
    kiosk.submitPicture({ attemptId: 'a', picture: new Uint8Array([1, 2]), quality, ...stowaway }),
  cancelAttempt: (kiosk) => kiosk.cancelAttempt({ attemptId: 'a', ...stowaway }),
  checkCamera: (kiosk) => kiosk.checkCamera({ deviceId: 'd', label: 'l', ...stowaway }),
  reportCamera: (kiosk) => kiosk.reportCamera({ code: 'camera-lost', ...stowaway }),
};
const wanted: Record<keyof typeof calls, readonly unknown[]> = {
  getStation: [],
  beginSession: [{ language: 'kk', consentVersion: '1' }],
  endSession: [{ sessionId: 's' }],
  beginAttempt: [{ sessionId: 's' }],
  submitPicture: [{ attemptId: 'a', picture: new Uint8Array([1, 2]), quality }],
  cancelAttempt: [{ attemptId: 'a' }],
  checkCamera: [{ deviceId: 'd', label: 'l' }],
  reportCamera: [{ code: 'camera-lost' }],
};

it('a channel names exactly the fields of its argument, or does not compile', () => {
  // @ts-expect-error `label` is forgotten
  request<CameraCheck, null>({ deviceId: true });
  // @ts-expect-error `extra` is no field of the argument
  request<CameraCheck, null>({ deviceId: true, label: true, extra: true });
  expect(request<CameraCheck, null>({ deviceId: true, label: true }).fields).toEqual(['deviceId', 'label']);
});

describe('the customer’s bridge', () => {
  it('has a method for every channel and nothing besides', () => {
    expect(Object.keys(createBridge(new SerialisingIpc(), kioskChannels)).sort()).toEqual(
      [...Object.keys(calls), 'onStationChanged'].sort(),
    );
  });

  for (const name of Object.keys(calls) as (keyof typeof calls)[]) {
    it(`${name} sends its own fields on its own channel and gives back main's answer`, async () => {
      const ipc = new SerialisingIpc();
      ipc.answer = { ok: false, error: { code: 'no-attempts-left', attemptsLeft: 0 } };
      expect(await calls[name](createBridge(ipc, kioskChannels))).toEqual(ipc.answer);
      expect(ipc.sent).toEqual([{ channel: kioskChannels[name].name, args: wanted[name] }]);
    });
  }

  it('zero-fills its copy of the picture once it is on its way', async () => {
    const ipc = new SerialisingIpc();
    const picture = new Uint8Array([7, 8, 9]);
    await createBridge(ipc, kioskChannels).submitPicture({ attemptId: 'a', picture, quality });
    expect(picture).toEqual(new Uint8Array(3));
    expect(ipc.sent[0]?.args).toEqual([{ attemptId: 'a', picture: new Uint8Array([7, 8, 9]), quality }]);
  });

  it('hands on stations without the IPC event, until told to stop', () => {
    const ipc = new SerialisingIpc();
    const heard: unknown[][] = [];
    const stop = createBridge(ipc, kioskChannels).onStationChanged((...args: unknown[]) => heard.push(args));
    const station = { version: '1.2.3' } as Station;
    ipc.emit(kioskChannels.stationChanged.name, { sender: ipc }, station, 'stray');
    stop();
    ipc.emit(kioskChannels.stationChanged.name, { sender: ipc }, station);
    expect(heard).toEqual([[station]]);
    expect(ipc.listenerCount(kioskChannels.stationChanged.name)).toBe(0);
  });
});

describe('the staff bridge', () => {
  it('copies the token and the named fields of every request, and nothing besides', async () => {
    const ipc = new SerialisingIpc();
    const bridge = createBridge(ipc, staffChannels) as unknown as Record<string, (given: object) => unknown>;
    const given = { token: 't', pin: 'p', name: 'n', value: 'v', role: 'r', id: 'i', real: true };
    const everything = { ...given, day: 'd', drive: 'd', from: 'f', to: 't', more: 'must not cross' };
    for (const [key, channel] of Object.entries(staffChannels)) {
      if (channel.kind === 'push') continue;
      await bridge[key]!(everything);
      const fields = channel.fields as readonly (keyof typeof everything)[] | null;
      const args = fields ? [Object.fromEntries(fields.map((field) => [field, everything[field]]))] : [];
      expect(ipc.sent.at(-1)).toEqual({ channel: `staff:${key}`, args });
      expect(fields ?? []).not.toContain('more');
    }
    expect(ipc.sent.at(-1)).toEqual({ channel: 'staff:exit', args: [{ token: 't' }] });
  });

  it('takes a listener for each push', () => {
    const names = Object.keys(createBridge(new SerialisingIpc(), staffChannels));
    expect(names.filter((name) => name.startsWith('on'))).toEqual([
      ...['onTestStep', 'onExportState', 'onDismissed'],
    ]);
  });
});

it('a heartbeat is answered on its own channel', () => {
  const ipc = new SerialisingIpc();
  answerHeartbeat(ipc);
  ipc.emit(heartbeatChannels.ask);
  expect(ipc.sent).toEqual([{ channel: heartbeatChannels.answer, args: [] }]);
});
