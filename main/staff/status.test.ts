import { expect, it } from 'vitest';
import { Health } from '../watchdog/health.ts';
import type { LivenessClient } from '../liveness/outcome.ts';
import { describeStatus, isoWithOffset, type StatusFacts } from './status.ts';
import { freeBytesIn } from '../platform/durable-file.ts';

const healthy = (): StatusFacts => {
  const health = new Health();
  health.noteCamera({ id: 'usb-046d-082d-0-1f3a9c04', kind: 'hardware', driver: 'uvcvideo', pinned: true });
  health.noteVerdict(Date.parse('2026-11-23T11:59:59Z'), new Date('2026-11-23T12:00:00Z'));
  return {
    health,
    camerasPluggedIn: 1,
    cameraPinned: true,
    service: { client: {} as LivenessClient, demonstration: false, fault: null },
    host: 'kyc.biometric.kz',
    key: { lastFour: 'abcd', length: 52, source: 'station' },
    keyTrouble: null,
    storeTrouble: null,
    recordTrouble: null,
    storeHealth: { backend: 'dpapi', recovered: false, quarantined: [] },
    freeBytes: 5e9,
    policy: { ok: true, value: null },
    policyPath: '/etc/liveness-kiosk/policy.json',
    attempts: [],
    recovered: 0,
    headFailing: false,
    recordsKept: false,
    expiry: { state: 'good', things: [] },
    versions: {} as StatusFacts['versions'],
    now: new Date('2026-11-23T12:00:00Z'),
  };
};
const states = (change: Partial<StatusFacts>, alter: (health: Health) => void = () => undefined) => {
  const facts = { ...healthy(), ...change };
  alter(facts.health);
  const { camera, service, key, storage, clock } = describeStatus(facts);
  return [camera.state, service.state, key.state, storage.state, clock.state].join(' ');
};

it.each<[string, string, Partial<StatusFacts>, ((health: Health) => void)?]>([
  ['all well', 'good good good good good', {}],
  ['a camera without a pin', 'care good good good good', { cameraPinned: false }],
  ['a lost camera', 'bad good good good good', {}, (health) => health.noteCameraFault('camera-lost')],
  ['a refused camera', 'bad good good good good', {}, (health) => health.noteCamera(null)],
  ['no camera', 'bad unknown good good unknown', { health: new Health(), camerasPluggedIn: 0 }],
  ['nothing looked at yet', 'unknown unknown good good unknown', { health: new Health() }],
  [
    'no key',
    'good bad bad good good',
    { key: null, service: { client: null, demonstration: false, fault: 'not-configured' } },
  ],
  ['a slow service', 'good care good good good', {}, (health) => health.noteFailure('timed-out')],
  ['a refused key', 'good care care good good', {}, (health) => health.noteFailure('unauthorized')],
  ['somebody called off', 'good good good good good', {}, (health) => health.noteFailure('cancelled')],
  [
    'a key file by policy',
    'good good good care good',
    { storeHealth: { backend: 'file', recovered: false, quarantined: [] } },
  ],
  [
    'settings of yesterday',
    'good good good care good',
    { storeHealth: { backend: 'dpapi', recovered: true, quarantined: ['x'] } },
  ],
  ['a full disk', 'good good good care good', { freeBytes: 1e6 }],
  [
    'a locked keyring',
    'good good good bad good',
    { storeTrouble: { code: 'secret-store-unavailable', staffDetail: '' } },
  ],
  [
    'a wrong clock',
    'good good good good bad',
    {},
    (health) => health.noteVerdict(Date.parse('2026-11-23T10:00:00Z'), new Date('2026-11-23T12:00:00Z')),
  ],
])('%s', (_, wanted, change, alter) => {
  expect(states(change, alter)).toBe(wanted);
});

it('tells a broken policy with its places', () => {
  const faults = [{ line: 3, column: 5, name: null, fault: { code: 'json-comma' } }] as const;
  expect(describeStatus({ ...healthy(), policy: { ok: false, error: faults } }).policy).toMatchObject({
    state: 'invalid',
    faults,
  });
});

it('writes the time with its offset', () => {
  expect(isoWithOffset(new Date('2026-11-23T12:00:00Z'))).toMatch(/^2026-11-2\dT\d\d:\d\d:00[+-]\d\d:\d\d$/);
  expect(new Date(isoWithOffset(new Date('2026-11-23T12:00:00Z'))).getTime()).toBe(
    Date.parse('2026-11-23T12:00:00Z'),
  );
});

it('asks the disk, and takes no answer for an answer', async () => {
  expect(await freeBytesIn(process.cwd())).toBeGreaterThan(0);
  expect(await freeBytesIn('/no/such/place')).toBeNull();
});
