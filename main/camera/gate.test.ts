import { beforeEach, expect, it } from 'vitest';
import { fakeLimits } from '../../test/fakes/bridge.ts';
import { Sessions } from '../verification/sessions.ts';
import type { Log } from '../platform/log.ts';
import { CameraGate, type CameraGatePorts } from './gate.ts';
import type { Identity } from './identity.ts';
import { bindingOf } from './binding.ts';

const hardware: Identity = {
  kind: 'hardware',
  device: {
    bus: 'usb',
    vendorId: '046d',
    productId: '082d',
    serial: '7A3F21BF',
    interfaceNumber: 0,
    driver: 'uvcvideo',
    port: 'controller 3',
    names: ['HD Pro Webcam C920'],
  },
};
const virtual: Identity = { kind: 'virtual', reason: 'no-hardware' };
const camera = { deviceId: 'd', label: 'My own webcam' };
const passed = { ok: true, value: null };
const untrusted = { ok: false, error: { code: 'camera-untrusted' } };

let sessions: Sessions;
let lines: string[];
beforeEach(() => {
  let ids = 0;
  lines = [];
  sessions = new Sessions({
    maxAttempts: 3,
    attemptTtlMs: 1000,
    now: () => 0,
    newId: () => `id-${++ids}`,
    pictureLimits: () => fakeLimits,
  });
});

function gate(identify: CameraGatePorts['identify'], ports: Partial<CameraGatePorts> = {}): CameraGate {
  const note = (fields: unknown) => void lines.push(JSON.stringify(fields));
  const log = { info: note, warn: note, error: note } as unknown as Log;
  return new CameraGate({
    identify,
    rule: () => ({ ok: true, value: null }),
    allowFake: false,
    sessions,
    log,
    ...ports,
  });
}

/** `Promise.withResolvers` came with Node 22. */
function pending(): { readonly promise: Promise<Identity>; readonly resolve: (identity: Identity) => void } {
  let resolve: (identity: Identity) => void = () => undefined;
  const promise = new Promise<Identity>((settle) => (resolve = settle));
  return { promise, resolve: (identity) => resolve(identity) };
}

const begin = () => sessions.begin({ language: 'en', consentVersion: '1', consentSha256: 'c' }).sessionId;

/** The camera that main would record with a picture now. */
function recordedIn(sessionId: string) {
  const grant = sessions.beginAttempt(sessionId);
  if (!grant.ok) throw new Error(grant.error.code);
  const taken = sessions.take(grant.value.attemptId);
  return taken.ok ? taken.value.camera : taken.error.code;
}

it('stores what passed in the session, and with no other', async () => {
  const first = begin();
  expect(recordedIn(first)).toBeNull();
  expect(await gate(async () => hardware).check(camera)).toEqual(passed);
  expect(recordedIn(first)).toMatchObject({ kind: 'hardware', driver: 'uvcvideo', pinned: false });
  expect(recordedIn(begin())).toBeNull();
});

it('a refused camera revokes the admission of an earlier one', async () => {
  const sessionId = begin();
  await gate(async () => hardware).check(camera);
  expect(await gate(async () => virtual).check(camera)).toEqual(untrusted);
  expect(recordedIn(sessionId)).toBeNull();
});

it('while a camera is being identified none counts, and only the latest check decides', async () => {
  const sessionId = begin();
  await gate(async () => hardware).check(camera);
  const slow = pending();
  const early = gate(() => slow.promise).check(camera);
  expect(recordedIn(sessionId)).toBeNull();
  await gate(async () => virtual).check(camera);
  slow.resolve(hardware);
  await early;
  expect(recordedIn(sessionId)).toBeNull();
});

it('a check that ends after the session is not stored in the next one', async () => {
  begin();
  const slow = pending();
  const early = gate(() => slow.promise).check(camera);
  const next = begin();
  slow.resolve(hardware);
  expect(await early).toEqual(passed);
  expect(recordedIn(next)).toBeNull();
});

it('with a binding, a device that can’t be identified is refused; the failure is logged', async () => {
  const failing = () => Promise.reject(new Error('no such file'));
  expect(await gate(failing).check(camera)).toEqual(passed);
  const binding = hardware.kind === 'hardware' ? bindingOf(hardware.device) : null;
  const rule = () => ({ ok: true, value: binding && ({ kind: 'binding', binding } as const) }) as const;
  expect(await gate(failing, { rule }).check(camera)).toEqual(untrusted);
  expect(lines.join()).toContain('pinned-but-unidentified');
});

it('settings that can’t be read admit no camera: they may hold a binding', async () => {
  const rule = () => ({ ok: false, error: { code: 'settings-unreadable' } }) as const;
  expect(await gate(async () => hardware, { rule }).check(camera)).toEqual(untrusted);
});

it('logs what it found, without the page’s label, the serial number or the device’s names', async () => {
  await gate(async () => hardware).check(camera);
  await gate(async () => virtual).check(camera);
  expect(lines.join()).toMatch(/usb-046d-082d-0-[0-9a-f]{8}/);
  expect(lines.join()).toContain('no-hardware');
  expect(lines.join()).not.toMatch(/7A3F21BF|webcam/i);
});
