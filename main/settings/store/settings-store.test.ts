import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  cameraPin,
  keyStore,
  openStore,
  settingsFolder,
  updateStore,
  useSettingsFolder,
} from '../../../test/fakes/settings-folder.ts';
import keyAndCamera from '../../../test/fixtures/settings/key-and-camera.json' with { type: 'json' };
import { readNewest } from './generations.ts';
import { openSettingsStore } from './settings-store.ts';
import { nothingSet, type Settings } from './stored-shape.ts';

// electron-store asks Electron only for a default folder, which it is given here.
vi.mock('electron', () => ({ default: {} }));
vi.mock('./generations.ts', { spy: true });

const apiKey = `key-${'Zz9'.repeat(15)}`;
useSettingsFolder();

describe('the key at rest', () => {
  it('is null before it was set, without asking the keyring', () => {
    expect(openStore({ available: false }).read()).toEqual({ ok: true, value: nothingSet });
  });

  it('comes back after a restart, and can be replaced', async () => {
    expect(await updateStore({ apiKey })).toEqual({ ok: true, value: null });
    expect(openStore().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey } });
    expect((await updateStore({ apiKey: `${apiKey}2` })).ok).toBe(true);
    expect(openStore().read()).toMatchObject({ value: { apiKey: `${apiKey}2` } });
  });

  it('stands in no file in clear, and the files are for their owner alone', async () => {
    await updateStore({ apiKey });
    const names = readdirSync(settingsFolder());
    expect(names.sort()).toEqual(['data-key.json', 'settings.json']);
    for (const name of names) {
      expect(readFileSync(join(settingsFolder(), name), 'latin1')).not.toContain(apiKey);
      if (process.platform !== 'win32')
        expect(statSync(join(settingsFolder(), name)).mode & 0o777).toBe(0o600);
    }
  });

  const onWindows = process.platform === 'win32';
  it.skipIf(onWindows)(
    'is not "never set" where its folder can’t be looked into (not Windows: no ENOTDIR there)',
    async () => {
      // A file in the folder's place also stops root, for whom file modes have no effect.
      const nowhere = join(settingsFolder(), 'a-file', 'data');
      writeFileSync(join(settingsFolder(), 'a-file'), '');
      const store = openSettingsStore(nowhere, () => ({ ok: true, value: keyStore() }));
      expect(store.read()).toMatchObject({ error: { code: 'settings-unreadable', staffDetail: 'ENOTDIR' } });
      expect(await updateStore({ apiKey }, store)).toMatchObject({ error: { code: 'settings-not-saved' } });
      expect(store.isInUse()).toBe(true);
    },
  );

  it('is not saved into a weak store', async () => {
    expect(await updateStore({ apiKey }, openStore({ backend: 'basic_text' }))).toMatchObject({
      error: { code: 'secret-store-weak' },
    });
    expect(readdirSync(settingsFolder())).toEqual([]);
  });
});

describe('a change', () => {
  it('leaves the rest as it is, and takes back what is null', async () => {
    await updateStore({ apiKey });
    expect((await updateStore({ cameraPin, values: { voice: false } })).ok).toBe(true);
    expect((await updateStore({ pinTries: { failures: 1, lastAt: 5 }, setUp: 'begun' })).ok).toBe(true);
    const all = { ...nothingSet, apiKey, cameraPin, values: { voice: false }, setUp: 'begun' };
    expect(openStore().read()).toEqual({ ok: true, value: { ...all, pinTries: { failures: 1, lastAt: 5 } } });
    expect((await updateStore({ cameraPin: null, pinTries: null })).ok).toBe(true);
    expect(openStore().read()).toEqual({ ok: true, value: { ...all, cameraPin: null } });
  });

  it('keeps the generation before it, and leaves no drafts and no lock', async () => {
    await updateStore({ apiKey });
    await updateStore({ cameraPin });
    expect(readdirSync(settingsFolder()).sort()).toEqual([
      'data-key.json',
      'settings.json',
      'settings.json.previous',
    ]);
    expect(openStore().health()).toEqual({ backend: null, recovered: false, quarantined: [] });
  });
});

describe('changes at once', () => {
  it('by one process lose nothing, and come in their order', async () => {
    const store = openStore();
    const names = Array.from({ length: 20 }, (_, number) => `setting-${number}`);
    const changed = names.map((name, number) =>
      store.update((now) => ({ ...now, values: { ...now.values, [name]: number, last: name } })),
    );
    expect((await Promise.all(changed)).every(({ ok }) => ok)).toBe(true);
    const wanted = Object.fromEntries(names.map((name, number) => [name, number]));
    expect(openStore().read()).toMatchObject({ value: { values: { ...wanted, last: names.at(-1) } } });
  });

  it('see each other in whatever order they come, also where one of them thinks for a while', async () => {
    const oneMore = (now: Settings) => ({ ...now, values: { count: Number(now.values['count'] ?? 0) + 1 } });
    const slow = openStore().update(async (now) => {
      await new Promise(setImmediate);
      return oneMore(now);
    });
    await Promise.all([slow, openStore().update(oneMore)]);
    expect(openStore().read()).toMatchObject({ value: { values: { count: 2 } } });
  });

  it('that change nothing write nothing, and make no data key', async () => {
    expect(await openStore().update((now) => now)).toEqual({ ok: true, value: null });
    await updateStore({ apiKey });
    const before = statSync(join(settingsFolder(), 'settings.json'));
    expect(await openStore().update((now) => now)).toEqual({ ok: true, value: null });
    expect(statSync(join(settingsFolder(), 'settings.json')).ino).toBe(before.ino);
    expect(readdirSync(settingsFolder())).not.toContain('settings.json.previous');
  });

  it('of which one is wrong in itself fail alone', async () => {
    const store = openStore();
    const wrong = store.update(() => {
      throw new Error('a mistake');
    });
    const right = store.update((now) => ({ ...now, apiKey }));
    expect(await wrong).toMatchObject({ ok: false, error: { code: 'settings-not-saved' } });
    expect(await right).toEqual({ ok: true, value: null });
  });
});

describe('what must never happen silently', () => {
  beforeEach(() => updateStore({ apiKey }));

  const before = () => readFileSync(join(settingsFolder(), 'settings.json'));

  it('another back end is an error that names both', () => {
    const read = openStore({ backend: 'kwallet5' }).read();
    expect(read).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(JSON.stringify(read)).toMatch(/gnome_libsecret.*kwallet5/);
  });

  it('another keyring, or another machine, is an error, and a new key does not wipe the old file', async () => {
    const content = before();
    const other = openStore({ masterKey: Buffer.alloc(32, 2) });
    expect(other.read()).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(await updateStore({ apiKey }, other)).toMatchObject({ error: { code: 'secret-store-changed' } });
    expect(before()).toEqual(content);
  });

  const path = () => join(settingsFolder(), 'settings.json');
  const broken: readonly (readonly [string, () => Buffer])[] = [
    ['an empty file', () => Buffer.alloc(0)],
    ['half a file', () => before().subarray(0, 30)],
    ['one changed bit', () => Buffer.from(before().map((byte, at) => (at === 40 ? byte ^ 1 : byte)))],
    ['another station’s file', () => Buffer.from(keyAndCamera['settings.json'], 'base64')],
  ];

  it.each(broken)('%s without an older generation is refused and left as it is', async (_name, make) => {
    const put = make();
    writeFileSync(path(), put);
    expect(openStore().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(await updateStore({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(readFileSync(path())).toEqual(put);
  });

  it.each(broken)('after %s the older generation is used, and that is said', async (_name, make) => {
    await updateStore({ setUp: 'begun' });
    const put = make();
    writeFileSync(path(), put);
    const store = openStore();
    expect(store.read()).toEqual({ ok: true, value: { ...nothingSet, apiKey } });
    expect(store.health()).toMatchObject({ recovered: true, quarantined: [] });
    // Reading alone leaves it in place.
    expect(readFileSync(path())).toEqual(put);
    expect(await updateStore({ setUp: 'done' }, store)).toEqual({ ok: true, value: null });
    expect(openStore().read()).toEqual({ ok: true, value: { ...nothingSet, apiKey, setUp: 'done' } });
    const { recovered, quarantined } = store.health();
    expect(recovered).toBe(false);
    // Its bytes are kept for an investigation.
    expect(quarantined.map((name) => readFileSync(join(settingsFolder(), name)))).toEqual([put]);
  });

  it('a plaintext file is nobody’s settings, whatever generations there are', async () => {
    await updateStore({ setUp: 'begun' });
    const plain = Buffer.from('{"apiKey":"attacker","version":2}');
    writeFileSync(path(), plain);
    const error = {
      code: 'settings-unreadable',
      staffDetail: expect.stringContaining('not encrypted') as string,
    };
    expect(openStore().read()).toEqual({ ok: false, error });
    expect(await updateStore({ apiKey })).toEqual({ ok: false, error });
    expect(readFileSync(path())).toEqual(plain);
  });

  it('no more than a handful of damaged files is kept', async () => {
    for (let times = 0; times < 8; times += 1) {
      await updateStore({ setUp: 'begun' });
      writeFileSync(path(), Buffer.from([times]));
      writeFileSync(join(settingsFolder(), `settings.damaged-2026010${times}-000000-000.json`), '');
    }
    await updateStore({ setUp: 'begun' });
    expect(openStore().health().quarantined).toHaveLength(5);
  });

  it('a lost or damaged data key is said, and no new one is made over it', async () => {
    writeFileSync(join(settingsFolder(), 'data-key.json'), '{');
    expect(openStore().read()).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(await updateStore({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    rmSync(join(settingsFolder(), 'data-key.json'));
    expect(await updateStore({ apiKey })).toMatchObject({ error: { code: 'settings-unreadable' } });
    expect(readdirSync(settingsFolder())).not.toContain('data-key.json');
  });
});

it('what does not come back as it was given is not saved', async () => {
  expect(await updateStore({ apiKey })).toEqual({ ok: true, value: null });
  const saved = openStore().update((now) => {
    // As where the disk still shows what was there before.
    vi.mocked(readNewest).mockReturnValueOnce({ ok: true, value: { content: null, recovered: false } });
    return { ...now, setUp: 'begun' };
  });
  expect(await saved).toMatchObject({
    error: { code: 'settings-not-saved', staffDetail: 'read back differently' },
  });
});

it('a data key that a power cut damaged before anything was saved is quarantined, and the station goes on', async () => {
  writeFileSync(join(settingsFolder(), 'data-key.json'), '{"version":1,"back');
  expect(await updateStore({ apiKey })).toEqual({ ok: true, value: null });
  expect(openStore().read()).toMatchObject({ value: { apiKey } });
  expect(openStore().health().quarantined).toHaveLength(1);
});
