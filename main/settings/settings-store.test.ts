import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeSafeStorage, type FakeKeyring } from '../../test/fakes/safe-storage.ts';
import keyAlone from '../../test/fixtures/settings/key-alone.json' with { type: 'json' };
import type { CameraPin } from '../camera/pin.ts';
import { openSecretBox } from './secret-box.ts';
import { openSettingsStore } from './settings-store.ts';

// electron-store asks Electron only for a default folder, which it is given here.
vi.mock('electron', () => ({ default: {} }));

const apiKey = `key-${'Zz9'.repeat(15)}`;
const nothingSet = { apiKey: null, cameraPin: null, cameraRotation: null };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-settings-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (keyring: FakeKeyring = {}) =>
  openSettingsStore(directory, () => openSecretBox(fakeSafeStorage(keyring), 'linux'));

describe('the key at rest', () => {
  it('is null before it was set, without asking the keyring', () => {
    expect(open({ available: false }).read()).toEqual({ ok: true, value: nothingSet });
  });

  it('comes back after a restart, and can be replaced', () => {
    expect(open().change({ apiKey })).toEqual({ ok: true, value: null });
    expect(open().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey } });
    expect(open().change({ apiKey: `${apiKey}2` }).ok).toBe(true);
    expect(open().read()).toMatchObject({ value: { apiKey: `${apiKey}2` } });
  });

  it('stands in no file in clear, and the files are for their owner alone', () => {
    open().change({ apiKey });
    const names = readdirSync(directory);
    expect(names.sort()).toEqual(['data-key.json', 'settings.json']);
    for (const name of names) {
      expect(readFileSync(join(directory, name), 'latin1')).not.toContain(apiKey);
      if (process.platform !== 'win32') expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('is not saved into a weak store', () => {
    expect(open({ backend: 'basic_text' }).change({ apiKey })).toMatchObject({
      error: { code: 'secret-store-weak' },
    });
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe('the camera of this station', () => {
  const cameraPin: CameraPin = {
    bus: 'usb',
    vendorId: '046d',
    productId: '082d',
    serial: 'ABCD1234',
    interfaceNumber: 0,
    driver: 'uvcvideo',
    port: '1-3',
  };

  it('is kept beside the key, changed alone, and taken back', () => {
    open().change({ apiKey });
    expect(open().change({ cameraPin }).ok).toBe(true);
    expect(open().change({ cameraRotation: 90 }).ok).toBe(true);
    expect(open().read()).toEqual({ ok: true, value: { apiKey, cameraPin, cameraRotation: 90 } });
    expect(open().change({ cameraPin: null }).ok).toBe(true);
    expect(open().read()).toEqual({ ok: true, value: { apiKey, cameraPin: null, cameraRotation: 90 } });
  });

  it('can be set before there is a key', () => {
    expect(open().change({ cameraPin }).ok).toBe(true);
    expect(open().read()).toEqual({ ok: true, value: { ...nothingSet, cameraPin } });
  });

  it('a file of an earlier version opens, and keeps its key through a change', () => {
    for (const [name, content] of Object.entries(keyAlone))
      writeFileSync(join(directory, name), Buffer.from(content, 'base64'));
    const oldKey = 'key-of-an-earlier-version-'.padEnd(48, '0');
    expect(open().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey: oldKey } });
    open().change({ cameraPin });
    expect(open().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey: oldKey, cameraPin } });
  });
});

describe('what must never happen silently', () => {
  beforeEach(() => void open().change({ apiKey }));

  const before = () => readFileSync(join(directory, 'settings.json'));

  it('another back end is an error that names both', () => {
    const read = open({ backend: 'kwallet5' }).read();
    expect(read).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(JSON.stringify(read)).toMatch(/gnome_libsecret.*kwallet5/);
  });

  it('another keyring, or another machine, is an error, and a new key does not wipe the old file', () => {
    const content = before();
    const other = open({ masterKey: Buffer.alloc(32, 2) });
    expect(other.read()).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(other.change({ apiKey })).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(before()).toEqual(content);
  });

  it.each([
    ['a plaintext file put in its place', Buffer.from('{"apiKey":"attacker"}')],
    ['an empty file', Buffer.alloc(0)],
    ['half a file', null],
  ])('%s is refused and left as it is', (_name, content) => {
    const path = join(directory, 'settings.json');
    const put = content ?? before().subarray(0, 30);
    writeFileSync(path, put);
    expect(open().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(open().change({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(readFileSync(path)).toEqual(put);
  });

  it('one changed bit is noticed', () => {
    const content = before();
    content[content.length - 1]! ^= 1;
    writeFileSync(join(directory, 'settings.json'), content);
    expect(open().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
  });

  it('a lost or damaged data key is said, and no new one is made over it', () => {
    writeFileSync(join(directory, 'data-key.json'), '{');
    expect(open().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
    rmSync(join(directory, 'data-key.json'));
    expect(open().change({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(readdirSync(directory)).not.toContain('data-key.json');
  });
});
