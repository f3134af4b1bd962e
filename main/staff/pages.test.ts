import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../test/fakes/certificates.ts';
import { diskFull, FakeStore } from '../../test/fakes/settings-store.ts';
import type { Identity } from '../camera/identity.ts';
import { noPolicy, type ManagedPolicy } from '../settings/managed-policy/parse-policy.ts';
import { Configuration, type GivenKey } from '../settings/configuration.ts';
import { settingNames } from '../settings/schema/settings.ts';
import { bindCamera, listCameras } from './cameras.ts';
import { fitsPin, fitsPins, hashPin } from './auth/pin-hash.ts';
import { setPin } from './auth/set-pin.ts';
import { describeSecrets, setSecret } from './secrets.ts';
import { changeSetting, listSettings } from './settings.ts';

const key = `Pg3x${'Lq8'.repeat(16)}`;
const folder = mkdtempSync(join(tmpdir(), 'kiosk-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let store: FakeStore;
let policy: ManagedPolicy;
let given: GivenKey | null;
let configuration: Configuration;
beforeEach(() => {
  store = new FakeStore();
  policy = noPolicy;
  given = null;
  configuration = new Configuration({
    store,
    readPolicy: () => ({ ok: true, value: policy }),
    readGivenPassword: () => ({ ok: true, value: null }),
    readGivenKey: () => ({ ok: true, value: given }),
  });
});

describe('settings', () => {
  const change = async (name: string, value: Parameters<typeof changeSetting>[0]['value']) => {
    const changed = await changeSetting({ name, value }, { configuration, store });
    configuration.refresh();
    return changed;
  };
  const shown = (name: string) => listSettings(configuration).find((one) => one.name === name);

  it('are all listed, with where they come from', () => {
    // As they cross to the page: a function in one of them would stop them all.
    expect(structuredClone(listSettings(configuration)).map(({ name }) => name)).toEqual(settingNames);
    expect(new Set(listSettings(configuration).map(({ source }) => source))).toEqual(new Set(['default']));
  });

  it('are kept, and go back to their default', async () => {
    expect(await change('maxAttempts', 2)).toEqual({ ok: true, value: null });
    expect(shown('maxAttempts')).toMatchObject({ value: 2, default: 3, source: 'station' });
    expect(await change('maxAttempts', null)).toEqual({ ok: true, value: null });
    expect(shown('maxAttempts')).toMatchObject({ value: 3, source: 'default' });
    expect(store.settings.values).toEqual({});
  });

  it('are refused out of bounds, by name, and while the administrator enforces them', async () => {
    expect(await change('maxAttempts', 9)).toEqual({
      ok: false,
      error: { code: 'setting-refused', fault: { code: 'at-most', max: 5 } },
    });
    expect(await change('constructor', 1)).toMatchObject({ ok: false, error: { code: 'setting-refused' } });
    policy = { ...noPolicy, settings: { maxAttempts: 1 } };
    configuration.refresh();
    expect(await change('maxAttempts', 2)).toEqual({ ok: false, error: { code: 'setting-locked' } });
    expect(shown('maxAttempts')).toMatchObject({ value: 1, source: 'policy' });
    expect(store.changes).toBe(0);
  });

  it('that are changed at once are all kept', async () => {
    const values = { maxAttempts: 2, voice: false, stationName: 'B-7', takeNowAfterSeconds: 20 };
    const changed = Object.entries(values).map(([name, value]) =>
      changeSetting({ name, value }, { configuration, store }),
    );
    expect((await Promise.all(changed)).every(({ ok }) => ok)).toBe(true);
    expect(store.settings.values).toEqual(values);
  });

  it('tell when they could not be saved', async () => {
    store.writeFailure = diskFull;
    expect(await change('voice', false)).toEqual({
      ok: false,
      error: { code: 'settings-not-saved', detail: 'ENOSPC' },
    });
  });

  it('take the key away with the address that it was for: it goes to no other server', async () => {
    store.settings = { ...store.settings, apiKey: key, nextApiKey: `${key}2`, proxyPassword: 'p' };
    await change('endpoint', 'https://elsewhere.example/');
    expect(store.settings).toMatchObject({ apiKey: null, nextApiKey: null, proxyPassword: 'p' });
    await change('proxyUrl', 'http://other.example:3128');
    expect(store.settings.proxyPassword).toBeNull();
  });

  it('keep a consent text and what it names together: neither is taken or put back without the other', async () => {
    const in3 = (text: string) => ({ kk: text, ru: text, en: text });
    const refusal = {
      ok: false,
      error: {
        code: 'setting-refused',
        fault: { code: 'consent-placeholder-empty', placeholder: '{{term}}', other: 'consentTerm' },
      },
    };
    const naming = in3('A\nB\nC\n# D\n{{term}}');
    expect(await change('consentText', naming)).toEqual(refusal);
    expect(await change('consentTerm', { ...in3('1 year'), kk: '' })).toMatchObject({ ok: true });
    expect(await change('consentText', naming)).toEqual(refusal);
    expect(await change('consentTerm', in3('1 year'))).toMatchObject({ ok: true });
    expect(await change('consentText', naming)).toMatchObject({ ok: true });
    expect(await change('consentTerm', null)).toEqual(refusal);
    // And where both are changed at once: the later one sees what the other has saved.
    await change('consentText', null);
    const together = [
      { name: 'consentText', value: naming },
      { name: 'consentTerm', value: null },
    ].map((one) => changeSetting(one, { configuration, store }));
    const answers = await Promise.all(together);
    expect(answers).toContainEqual({ ok: true, value: null });
    expect(answers).toContainEqual(refusal);
    configuration.refresh();
    expect(await change('consentOperator', in3('Dala'))).toMatchObject({ ok: true });
    expect(await change('consentText', null)).toMatchObject({ ok: true });
    expect(await change('consentTerm', null)).toMatchObject({ ok: true });
  });

  it('look into a file before they take its path', async () => {
    const { cert, key: privateKey } = await createCertificateAuthority();
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    expect(await change('caFile', file('ca.pem', cert))).toMatchObject({ ok: true });
    expect(await change('caFile', file('key.pem', privateKey))).toMatchObject({ ok: false });
    expect(await change('caFile', join(folder, 'gone.pem'))).toMatchObject({ ok: false });
    expect(
      await change('logoFile', file('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')),
    ).toMatchObject({
      ok: true,
    });
    expect(await change('logoFile', file('logo.html', '<html>'))).toMatchObject({ ok: false });
  });
});

describe('secrets', () => {
  const ports = () => ({ configuration, store, demonstration: () => false });

  it('are shown by length and end alone', () => {
    store.settings = { ...store.settings, apiKey: key, proxyPassword: 'hunter2 hunter2' };
    configuration.refresh();
    const shown = describeSecrets(ports());
    expect(shown).toEqual({
      apiKey: { lastFour: key.slice(-4), length: key.length, source: 'station' },
      proxyPassword: { lastFour: null, length: 15, source: 'station' },
    });
    expect(JSON.stringify(shown)).not.toContain(key.slice(0, -4));
  });

  it('are taken where they have the shape, and what is refused is not quoted', async () => {
    expect(await setSecret({ name: 'apiKey', value: ` ${key}\n` }, ports())).toEqual({
      ok: true,
      value: null,
    });
    expect(store.settings.apiKey).toBe(key);
    for (const [value, reason] of [
      ['short-secret', 'too-short'],
      [`${key} ${key}`, 'space-inside'],
      ['', 'empty'],
      [`${key}ключ`, 'foreign-letters'],
      [`"${key}"`, 'quoted'],
    ] as const) {
      const refused = await setSecret({ name: 'apiKey', value }, ports());
      expect(refused).toMatchObject({
        ok: false,
        error: { code: 'api-key-malformed', keyFault: { reason } },
      });
      expect(JSON.stringify(refused)).not.toMatch(/secret|Lq8/);
    }
    expect(await setSecret({ name: 'proxyPassword', value: 'two\nlines' }, ports())).toMatchObject({
      ok: false,
    });
    expect(await setSecret({ name: 'apiKey', value: null }, ports())).toMatchObject({ ok: true });
    expect(store.settings.apiKey).toBeNull();
  });

  it('that IT has given are not overwritten here', async () => {
    given = { key, next: null, source: 'credential' };
    configuration.refresh();
    expect(await setSecret({ name: 'apiKey', value: key }, ports())).toEqual({
      ok: false,
      error: { code: 'setting-locked' },
    });
    expect(describeSecrets(ports()).apiKey?.source).toBe('credential');
  });

  it('are none in a demonstration, and that is said', () => {
    const shown = describeSecrets({ ...ports(), demonstration: () => true });
    expect(shown.apiKey).toEqual({ lastFour: null, length: 0, source: 'demonstration' });
  });
});

describe('PINs', () => {
  const ports = () => ({ store, policyPins: () => policy.pins, hashing: { fitsPins, hashPin } });

  it('are kept as hashes, one for each role', async () => {
    expect(await setPin({ role: 'administrator', pin: '482917' }, ports())).toEqual({
      ok: true,
      value: null,
    });
    expect(await fitsPin('482917', store.settings.pins.administrator ?? '')).toBe(true);
    expect(await setPin({ role: 'clerk', pin: '482917' }, ports())).toEqual({
      ok: false,
      error: { code: 'pin-taken' },
    });
    expect(await setPin({ role: 'clerk', pin: '730264' }, ports())).toEqual({ ok: true, value: null });
    expect(await setPin({ role: 'clerk', pin: null }, ports())).toEqual({ ok: true, value: null });
    expect(store.settings.pins.clerk).toBeNull();
    expect(JSON.stringify(store.settings)).not.toMatch(/482917|730264/);
  });

  it('that are set at once are compared all the same: one opens one role', async () => {
    const both = (['administrator', 'clerk'] as const).map((role) =>
      setPin({ role, pin: '482917' }, ports()),
    );
    const codes = (await Promise.all(both)).map((set) => (set.ok ? 'set' : set.error.code));
    // Either role may be the one whose hash is ready first.
    expect(codes.toSorted()).toEqual(['pin-taken', 'set']);
    expect(Object.values(store.settings.pins).filter((pin) => pin !== null)).toHaveLength(1);
  });

  it('of the administrator can be changed, never taken away', async () => {
    expect(await setPin({ role: 'administrator', pin: null }, ports())).toMatchObject({ ok: false });
    expect(await setPin({ role: 'administrator', pin: '123456' }, ports())).toEqual({
      ok: false,
      error: { code: 'pin-trivial' },
    });
    policy = { ...noPolicy, pins: { clerk: null, administrator: 'scrypt$…' } };
    expect(await setPin({ role: 'administrator', pin: '482917' }, ports())).toEqual({
      ok: false,
      error: { code: 'setting-locked' },
    });
  });
});

describe('cameras', () => {
  const hardware = (serial: string, name = 'C920'): Identity => ({
    kind: 'hardware',
    device: {
      bus: 'usb',
      vendorId: '046d',
      productId: '082d',
      serial,
      interfaceNumber: 0,
      driver: 'uvcvideo',
      port: '1-1',
      names: [name],
    },
  });
  const found: readonly Identity[] = [
    hardware('A'),
    hardware('B', 'IR camera'),
    { kind: 'virtual', reason: 'no-hardware' },
  ];
  const ports = (locked = false) => ({
    findCameras: async () => found,
    store,
    isCameraSetByPolicy: () => locked,
  });

  it('are those that may be used, and one of them is pinned', async () => {
    const listed = await listCameras(ports());
    expect(listed).toMatchObject({ ok: true, value: [{ name: 'C920', bound: false }] });
    const id = listed.ok ? listed.value[0]!.id : '';
    expect(await bindCamera(id, ports())).toEqual({ ok: true, value: null });
    expect(await listCameras(ports())).toMatchObject({ value: [{ id, bound: true }] });
    expect(JSON.stringify(await listCameras(ports()))).not.toContain('"A"');
    expect(await bindCamera(null, ports())).toEqual({ ok: true, value: null });
    expect(store.settings.cameraPin).toBeNull();
  });

  it('that are not there, or that the policy has chosen, can’t be pinned', async () => {
    expect(await bindCamera('usb-dead-beef', ports())).toEqual({ ok: false, error: { code: 'camera-gone' } });
    expect(await bindCamera(null, ports(true))).toEqual({ ok: false, error: { code: 'setting-locked' } });
  });
});
