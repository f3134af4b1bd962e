import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeSafeStorage, type FakeKeyring } from '../../../test/fakes/safe-storage.ts';
import keyAndCamera from '../../../test/fixtures/settings/key-and-camera.json' with { type: 'json' };
import type { CameraBinding } from '../../camera/binding.ts';
import { readNewest } from './generations.ts';
import { openKeyStore, type KeyWrapper } from './key-wrapper.ts';
import { openSettingsStore } from './settings-store.ts';
import { nothingSet, type Settings } from './stored-shape.ts';

// electron-store asks Electron only for a default folder, which it is given here.
vi.mock('electron', () => ({ default: {} }));
vi.mock('./generations.ts', { spy: true });

const apiKey = `key-${'Zz9'.repeat(15)}`;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-settings-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (keyring: FakeKeyring = {}) =>
  openSettingsStore(directory, () => openKeyStore(fakeSafeStorage(keyring), 'linux'));
const update = (part: Partial<Settings>, store = open()) => store.update((now) => ({ ...now, ...part }));
function keyStore(): KeyWrapper {
  const opened = openKeyStore(fakeSafeStorage({}), 'linux');
  if (!opened.ok) throw new Error('no wrapper');
  return opened.value;
}

describe('the key at rest', () => {
  it('is null before it was set, without asking the keyring', () => {
    expect(open({ available: false }).read()).toEqual({ ok: true, value: nothingSet });
  });

  it('comes back after a restart, and can be replaced', async () => {
    expect(await update({ apiKey })).toEqual({ ok: true, value: null });
    expect(open().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey } });
    expect((await update({ apiKey: `${apiKey}2` })).ok).toBe(true);
    expect(open().read()).toMatchObject({ value: { apiKey: `${apiKey}2` } });
  });

  it('stands in no file in clear, and the files are for their owner alone', async () => {
    await update({ apiKey });
    const names = readdirSync(directory);
    expect(names.sort()).toEqual(['data-key.json', 'settings.json']);
    for (const name of names) {
      expect(readFileSync(join(directory, name), 'latin1')).not.toContain(apiKey);
      if (process.platform !== 'win32') expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  const onWindows = process.platform === 'win32';
  it.skipIf(onWindows)(
    'is not "never set" where its folder can’t be looked into (not Windows: no ENOTDIR there)',
    async () => {
      // A file in the folder's place also stops root, for whom file modes have no effect.
      const nowhere = join(directory, 'a-file', 'data');
      writeFileSync(join(directory, 'a-file'), '');
      const store = openSettingsStore(nowhere, () => ({ ok: true, value: keyStore() }));
      expect(store.read()).toMatchObject({ error: { code: 'settings-unreadable', staffDetail: 'ENOTDIR' } });
      expect(await update({ apiKey }, store)).toMatchObject({ error: { code: 'settings-not-saved' } });
      expect(store.isInUse()).toBe(true);
    },
  );

  it('is not saved into a weak store', async () => {
    expect(await update({ apiKey }, open({ backend: 'basic_text' }))).toMatchObject({
      error: { code: 'secret-store-weak' },
    });
    expect(readdirSync(directory)).toEqual([]);
  });
});

const cameraPin: CameraBinding = {
  bus: 'usb',
  vendorId: '046d',
  productId: '082d',
  serial: 'ABCD1234',
  interfaceNumber: 0,
  driver: 'uvcvideo',
  port: '1-3',
};

describe('a change', () => {
  it('leaves the rest as it is, and takes back what is null', async () => {
    await update({ apiKey });
    expect((await update({ cameraPin, values: { voice: false } })).ok).toBe(true);
    expect((await update({ pinTries: { failures: 1, lastAt: 5 }, setUp: 'begun' })).ok).toBe(true);
    const all = { ...nothingSet, apiKey, cameraPin, values: { voice: false }, setUp: 'begun' };
    expect(open().read()).toEqual({ ok: true, value: { ...all, pinTries: { failures: 1, lastAt: 5 } } });
    expect((await update({ cameraPin: null, pinTries: null })).ok).toBe(true);
    expect(open().read()).toEqual({ ok: true, value: { ...all, cameraPin: null } });
  });

  it('keeps the generation before it, and leaves no drafts and no lock', async () => {
    await update({ apiKey });
    await update({ cameraPin });
    expect(readdirSync(directory).sort()).toEqual([
      'data-key.json',
      'settings.json',
      'settings.json.previous',
    ]);
    expect(open().health()).toEqual({ backend: null, recovered: false, quarantined: [] });
  });
});

describe('changes at once', () => {
  it('by one process lose nothing, and come in their order', async () => {
    const store = open();
    const names = Array.from({ length: 20 }, (_, number) => `setting-${number}`);
    const changed = names.map((name, number) =>
      store.update((now) => ({ ...now, values: { ...now.values, [name]: number, last: name } })),
    );
    expect((await Promise.all(changed)).every(({ ok }) => ok)).toBe(true);
    const wanted = Object.fromEntries(names.map((name, number) => [name, number]));
    expect(open().read()).toMatchObject({ value: { values: { ...wanted, last: names.at(-1) } } });
  });

  it('see each other in whatever order they come, also where one of them thinks for a while', async () => {
    const oneMore = (now: Settings) => ({ ...now, values: { count: Number(now.values['count'] ?? 0) + 1 } });
    const slow = open().update(async (now) => {
      await new Promise(setImmediate);
      return oneMore(now);
    });
    await Promise.all([slow, open().update(oneMore)]);
    expect(open().read()).toMatchObject({ value: { values: { count: 2 } } });
  });

  it('that change nothing write nothing, and make no data key', async () => {
    expect(await open().update((now) => now)).toEqual({ ok: true, value: null });
    await update({ apiKey });
    const before = statSync(join(directory, 'settings.json'));
    expect(await open().update((now) => now)).toEqual({ ok: true, value: null });
    expect(statSync(join(directory, 'settings.json')).ino).toBe(before.ino);
    expect(readdirSync(directory)).not.toContain('settings.json.previous');
  });

  it('of which one is wrong in itself fail alone', async () => {
    const store = open();
    const wrong = store.update(() => {
      throw new Error('a mistake');
    });
    const right = store.update((now) => ({ ...now, apiKey }));
    expect(await wrong).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } });
    expect(await right).toEqual({ ok: true, value: null });
  });
});

describe('what must never happen silently', () => {
  beforeEach(() => update({ apiKey }));

  const before = () => readFileSync(join(directory, 'settings.json'));

  it('another back end is an error that names both', () => {
    const read = open({ backend: 'kwallet5' }).read();
    expect(read).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(JSON.stringify(read)).toMatch(/gnome_libsecret.*kwallet5/);
  });

  it('another keyring, or another machine, is an error, and a new key does not wipe the old file', async () => {
    const content = before();
    const other = open({ masterKey: Buffer.alloc(32, 2) });
    expect(other.read()).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(await update({ apiKey }, other)).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(before()).toEqual(content);
  });

  const path = () => join(directory, 'settings.json');
  const broken: readonly (readonly [string, () => Buffer])[] = [
    ['an empty file', () => Buffer.alloc(0)],
    ['half a file', () => before().subarray(0, 30)],
    ['one changed bit', () => Buffer.from(before().map((byte, at) => (at === 40 ? byte ^ 1 : byte)))],
    ['another station’s file', () => Buffer.from(keyAndCamera['settings.json'], 'base64')],
  ];

  it.each(broken)('%s without an older generation is refused and left as it is', async (_name, make) => {
    const put = make();
    writeFileSync(path(), put);
    expect(open().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(await update({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(readFileSync(path())).toEqual(put);
  });

  it.each(broken)('after %s the older generation is used, and that is said', async (_name, make) => {
    await update({ setUp: 'begun' });
    const put = make();
    writeFileSync(path(), put);
    const store = open();
    expect(store.read()).toEqual({ ok: true, value: { ...nothingSet, apiKey } });
    expect(store.health()).toMatchObject({ recovered: true, quarantined: [] });
    // Reading alone leaves it in place.
    expect(readFileSync(path())).toEqual(put);
    expect(await update({ setUp: 'done' }, store)).toEqual({ ok: true, value: null });
    expect(open().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey, setUp: 'done' } });
    const { recovered, quarantined } = store.health();
    expect(recovered).toBe(false);
    // Its bytes are kept for an investigation.
    expect(quarantined.map((name) => readFileSync(join(directory, name)))).toEqual([put]);
  });

  it('a plaintext file is nobody’s settings, whatever generations there are', async () => {
    await update({ setUp: 'begun' });
    const plain = Buffer.from('{"apiKey":"attacker","version":2}');
    writeFileSync(path(), plain);
    const error = {
      code: 'settings-unreadable',
      staffDetail: expect.stringContaining('not encrypted') as string,
    };
    expect(open().read()).toEqual({ ok: false, error });
    expect(await update({ apiKey })).toEqual({ ok: false, error });
    expect(readFileSync(path())).toEqual(plain);
  });

  it('no more than a handful of damaged files is kept', async () => {
    for (let times = 0; times < 8; times += 1) {
      await update({ setUp: 'begun' });
      writeFileSync(path(), Buffer.from([times]));
      writeFileSync(join(directory, `settings.damaged-2026010${times}-000000-000.json`), '');
    }
    await update({ setUp: 'begun' });
    expect(open().health().quarantined).toHaveLength(5);
  });

  it('a lost or damaged data key is said, and no new one is made over it', async () => {
    writeFileSync(join(directory, 'data-key.json'), '{');
    expect(open().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(await update({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    rmSync(join(directory, 'data-key.json'));
    expect(await update({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(readdirSync(directory)).not.toContain('data-key.json');
  });
});

it('what does not come back as it was given is not saved', async () => {
  expect(await update({ apiKey })).toEqual({ ok: true, value: null });
  const saved = open().update((now) => {
    // As where the disk still shows what was there before.
    vi.mocked(readNewest).mockReturnValueOnce({ ok: true, value: { content: null, recovered: false } });
    return { ...now, setUp: 'begun' };
  });
  expect(await saved).toMatchObject({
    error: { code: 'settings-not-saved', staffDetail: 'read back differently' },
  });
});

it('a data key that a power cut damaged before anything was saved is quarantined, and the station goes on', async () => {
  writeFileSync(join(directory, 'data-key.json'), '{"version":1,"back');
  expect(await update({ apiKey })).toEqual({ ok: true, value: null });
  expect(open().read()).toMatchObject({ value: { apiKey } });
  expect(open().health().quarantined).toHaveLength(1);
});
