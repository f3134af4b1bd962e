import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestName } from '../../preload/channels.ts';
import { heartbeatChannels, kioskChannels } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import { staffCodes } from '../../preload/error-codes.ts';
import { fakeLimits } from '../../test/fakes/bridge.ts';
import { Sessions } from '../verification/sessions.ts';
import type { Service } from '../verification/service.ts';
import { consentInForce } from '../verification/consent.ts';
import type { Log } from '../platform/log.ts';
import { registerHandlers, removeThirdPartyListeners } from './register.ts';
import { createHandlers } from '../verification/handlers.ts';
import { rateLimits } from './rate-limiter.ts';
import { ownSender } from './sender.ts';

type Listener = (event: unknown, ...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>;
const listeners = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: Listener) => listeners.set(name, listener) },
}));

const mainFrame = { url: 'app://kiosk/index.html', parent: null };
const contents = { mainFrame };
const own = { sender: contents, senderFrame: mainFrame };
const warn = vi.fn();
const log = { info() {}, warn, error() {} } as unknown as Log;
const secret = 'SECRET-KEY-THAT-MUST-NOT-LEAVE';
const service: Service = { client: null, demonstration: false, fault: 'not-configured' };

const nothing = { kk: '', ru: '', en: '' };
const words = {
  ...{ consentVersion: '', consentText: nothing },
  ...{ consentOperator: nothing, consentTerm: nothing, consentThirdParties: nothing },
};

const cameraGate = { check: async () => ({ ok: true, value: null }) as const };

type Name = RequestName<typeof kioskChannels>;
const names = (Object.keys(kioskChannels) as (keyof typeof kioskChannels)[]).filter(
  (name): name is Name => kioskChannels[name].kind === 'request',
);
const ask = (name: Name, event: unknown, ...args: unknown[]) =>
  listeners.get(kioskChannels[name].name)!(event, ...args);

let counted: number;
let most = Infinity;
beforeEach(() => {
  most = Infinity;
  warn.mockClear();
  const sessions = new Sessions({
    maxAttempts: 3,
    attemptTtlMs: 1000,
    now: () => 0,
    newId: () => 'x'.repeat(36),
    pictureLimits: () => fakeLimits,
  });
  const verify = { sessions, service: () => service, hardCapBytes: 900_000, log, recorder: {} as never };
  const handlers = createHandlers({
    station: async () => ({}) as Station,
    service: () => service,
    consent: () => consentInForce(words, false),
    fault: () => service.fault,
    onCameraReported: () => undefined,
    sessions,
    verify,
    cameraGate,
    log,
  });
  const isOwnPage = (url: string) => url.startsWith('app://kiosk/');
  counted = 0;
  const mayPass = () => (counted += 1) <= most;
  registerHandlers(kioskChannels, handlers, {
    isOwn: ownSender(() => contents as never, isOwnPage),
    mayPass,
    log,
  });
});

describe('the sender', () => {
  const foreign = {
    'another window': { sender: { mainFrame }, senderFrame: mainFrame },
    'a frame inside the page': { sender: contents, senderFrame: { url: mainFrame.url, parent: mainFrame } },
    'no frame any more': { sender: contents, senderFrame: null },
  };

  it.each(Object.entries(foreign))('%s is refused by every channel', async (_name, event) => {
    for (const name of names) {
      expect(await ask(name, event)).toEqual({ ok: false, error: { code: 'sender-refused' } });
    }
  });

  it('is refused once the page is another', async () => {
    const frame = { url: 'https://example.com/', parent: null };
    const event = { sender: { ...contents, mainFrame: frame }, senderFrame: frame };
    for (const name of names)
      expect(await ask(name, event)).toMatchObject({ error: { code: 'sender-refused' } });
  });

  it('is nobody while there is no window', () => {
    const isOwn = ownSender(
      () => null,
      () => true,
    );
    expect(isOwn({ sender: {} as never, senderFrame: {} as never })).toBe(false);
  });

  it('is checked before the request is counted: a foreign one cannot have the page ended, or fill the log', async () => {
    for (let sent = 0; sent < 2 * rateLimits.burst; sent += 1)
      await ask('getStation', foreign['another window']);
    expect(counted).toBe(0);
    expect(warn.mock.calls.length).toBeLessThan(rateLimits.burst + 100);
    expect(await ask('getStation', own)).toMatchObject({ ok: true });
    expect(counted).toBe(1);
  });

  it('is checked before the payload is touched', async () => {
    const trap = new Proxy({}, { get: () => expect.unreachable('the payload was read') });
    await ask('submitPicture', { sender: null, senderFrame: null }, trap);
  });
});

it('answers nothing, and logs nothing, once the page has asked too much', async () => {
  most = 1;
  await ask('getStation', own);
  expect(await ask('getStation', own)).toEqual({ ok: false, error: { code: 'bad-request' } });
  expect(warn).not.toHaveBeenCalled();
});

it('answers the own page', async () => {
  expect(await ask('getStation', own)).toMatchObject({ ok: true });
});

it('refuses whatever does not fit, with a code, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }), {
        maxLength: 3,
      }),
      async (name, args) => {
        const result = await ask(name, own, ...args);
        if (!result.ok) expect(Object.keys(staffCodes)).toContain(result.error?.code);
        expect(JSON.stringify(result)).not.toContain(secret);
      },
    ),
    { numRuns: 3000 },
  );
});

it.each([
  ['beginSession', { language: 'de', consentVersion: '1' }],
  ['beginSession', { language: 'kk', consentVersion: '1', extra: 1 }],
  ['beginAttempt', { sessionId: 5 }],
  ['beginAttempt', undefined],
  ['submitPicture', { attemptId: 'x'.repeat(36), picture: [1, 2, 3] }],
  ['submitPicture', { attemptId: 'x'.repeat(36), picture: 'data:image/jpeg;base64,' }],
  ['submitPicture', { attemptId: 'x'.repeat(36), picture: new Uint8Array(1) }],
  ['checkCamera', { deviceId: 'd' }],
  ['checkCamera', { deviceId: 'd', label: 'x'.repeat(1025) }],
  ['checkCamera', { deviceId: 'd', label: 'l', trusted: true }],
  ['reportCamera', { code: 'internal' }],
  ['reportCamera', { code: secret }],
] as const)('%s refuses %j', async (name, payload) => {
  expect(await ask(name, own, payload)).toEqual({ ok: false, error: { code: 'bad-request' } });
});

it('turns a bug into `internal`, not into its message', async () => {
  const throwing = createHandlers({
    station: () => {
      throw new Error(secret);
    },
    service: () => service,
    consent: () => consentInForce(words, false),
    fault: () => service.fault,
    onCameraReported: () => undefined,
    sessions: {} as Sessions,
    verify: {} as never,
    cameraGate,
    log,
  });
  registerHandlers(kioskChannels, throwing, { isOwn: () => true, mayPass: () => true, log });
  expect(await ask('getStation', own)).toEqual({ ok: false, error: { code: 'internal' } });
});

describe('third-party listeners', () => {
  const nothing = () => undefined;
  const heartbeat = heartbeatChannels.answer;

  it('are removed, those that are added later too', async () => {
    const ipc = new EventEmitter();
    ipc.on('opened-before', nothing);
    removeThirdPartyListeners(ipc);
    ipc.on('electron-store-get-data', nothing);
    ipc.on(heartbeat, nothing);
    ipc.on('error', nothing);
    await Promise.resolve();
    expect(ipc.eventNames()).toEqual(['newListener', heartbeat, 'error']);
  });

  it('are removed by nothing that a page says', async () => {
    const ipc = new EventEmitter();
    removeThirdPartyListeners(ipc);
    ipc.on(heartbeat, nothing);
    ipc.emit('newListener', { sender: 'a page' }, heartbeat);
    ipc.emit('newListener', heartbeat);
    await Promise.resolve();
    expect(ipc.listenerCount(heartbeat)).toBe(1);
  });
});
