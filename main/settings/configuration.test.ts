import { beforeEach, expect, it } from 'vitest';
import { FakeStore, keyringLocked } from '../../test/fakes/settings-store.ts';
import { noPolicy, type ManagedPolicy } from './managed-policy/parse-policy.ts';
import type { PolicyReading } from './managed-policy/policy-file.ts';
import { Configuration, type ConfigurationPorts } from './configuration.ts';

let store: FakeStore;
let policy: PolicyReading;
let givenKey: ReturnType<ConfigurationPorts['readGivenKey']>;
beforeEach(() => {
  store = new FakeStore();
  policy = { ok: true, value: null };
  givenKey = { ok: true, value: null };
});

const open = () =>
  new Configuration({
    store,
    readPolicy: () => policy,
    readGivenPassword: () => ({ ok: true, value: null }),
    readGivenKey: () => givenKey,
  });
const enforce = (part: Partial<ManagedPolicy>) => (policy = { ok: true, value: { ...noPolicy, ...part } });

it('is the policy over what was set here over the defaults, and says which', () => {
  store = new FakeStore({ values: { maxAttempts: 2, voice: false } });
  enforce({ settings: { maxAttempts: 1 } });
  const configuration = open();
  expect(configuration.values).toMatchObject({ maxAttempts: 1, voice: false, deadlineSeconds: 25 });
  expect(
    (['maxAttempts', 'voice', 'deadlineSeconds'] as const).map((name) => configuration.sourceOf(name)),
  ).toEqual(['policy', 'station', 'default']);
});

it('stays as it was read until told to look again', () => {
  const configuration = open();
  enforce({ settings: { maxAttempts: 1 } });
  expect(configuration.values.maxAttempts).toBe(3);
  configuration.refresh();
  expect(configuration.values.maxAttempts).toBe(1);
});

it('falls back to the default where a stored value has become impossible', () => {
  store = new FakeStore({ values: { maxAttempts: 99, unknownToThisVersion: true } });
  const configuration = open();
  expect(configuration.values.maxAttempts).toBe(3);
  expect(configuration.sourceOf('maxAttempts')).toBe('default');
});

it('does nothing while a policy is there and can’t be understood: it may lock what must stay locked', () => {
  store = new FakeStore({ apiKey: 'k' });
  policy = {
    ok: false,
    error: [{ line: 4, column: 2, name: null, fault: { code: 'name-unknown', name: 'maxAtempts' } }],
  };
  const failed = {
    ok: false,
    error: { code: 'policy-invalid', staffDetail: expect.stringContaining('line 4') },
  };
  expect(open().apiKey).toMatchObject(failed);
  expect(open().cameraRule).toMatchObject(failed);
});

it('takes the key that IT gave before the one set here, and no other where that is unreadable', () => {
  store = new FakeStore({ apiKey: 'own' });
  expect(open().apiKey).toEqual({ ok: true, value: { key: 'own', next: null, source: 'station' } });
  givenKey = { ok: true, value: { key: 'given', next: null, source: 'credential' } };
  expect(open().apiKey).toEqual({ ok: true, value: { key: 'given', next: null, source: 'credential' } });
  givenKey = { ok: false, error: { code: 'api-key-malformed', staffDetail: 'ENOENT' } };
  expect(open().apiKey).toMatchObject({ ok: false });
});

it('with a given key works without a key store, yet lets no camera pass that a pin may forbid', () => {
  store.readFailure = keyringLocked;
  givenKey = { ok: true, value: { key: 'given', next: null, source: 'policy' } };
  const configuration = open();
  expect(configuration.apiKey.ok).toBe(true);
  expect(configuration.cameraRule).toEqual({ ok: false, error: keyringLocked });
  enforce({ settings: { camera: 'usb-046d-082d' } });
  configuration.refresh();
  expect(configuration.cameraRule).toEqual({ ok: true, value: { kind: 'id', start: 'usb-046d-082d' } });
});
