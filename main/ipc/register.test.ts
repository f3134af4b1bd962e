import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { channels, staffCodes, type Station } from '../../preload/contract.ts';
import { fakeLimits } from '../../test/fakes/bridge.ts';
import { Sessions } from '../verification/sessions.ts';
import type { Service } from '../verification/service.ts';
import { consentInForce } from '../verification/consent.ts';
import type { Log } from '../platform/log.ts';
import { registerHandlers, type RequestName } from './register.ts';
import { createHandlers } from '../verification/handlers.ts';
import { ownSender } from './sender.ts';

type Listener = (event: unknown, ...args: unknown[]) => Promise<{ ok: boolean; error?: { code: string } }>;
const listeners = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: Listener) => listeners.set(name, listener) },
}));

const mainFrame = { url: 'app://kiosk/index.html', parent: null };
const contents = { mainFrame };
const own = { sender: contents, senderFrame: mainFrame };
const log = { info() {}, warn() {}, error() {} } as unknown as Log;
const secret = 'SECRET-KEY-THAT-MUST-NOT-LEAVE';
const service: Service = { client: null, demonstration: false, fault: 'not-configured' };

const nothing = { kk: '', ru: '', en: '' };
const words = {
  ...{ consentVersion: '', consentText: nothing },
  ...{ consentOperator: nothing, consentTerm: nothing, consentThirdParties: nothing },
};

const cameraGate = { check: async () => ({ ok: true, value: null }) as const };

const names = (Object.keys(channels) as (keyof typeof channels)[]).filter(
  (name): name is RequestName => name !== 'stationChanged',
);
const ask = (name: RequestName, event: unknown, ...args: unknown[]) =>
  listeners.get(channels[name])!(event, ...args);

beforeEach(() => {
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
  registerHandlers(
    handlers,
    ownSender(() => contents as never, isOwnPage),
    log,
  );
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

  it('is checked before the payload is touched', async () => {
    const trap = new Proxy({}, { get: () => expect.unreachable('the payload was read') });
    await ask('submitPicture', { sender: null, senderFrame: null }, trap);
  });
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
  registerHandlers(throwing, () => true, log);
  expect(await ask('getStation', own)).toEqual({ ok: false, error: { code: 'internal' } });
});
