import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  cameraPin,
  keyStore,
  openStore,
  settingsFolder,
  updateStore,
  useSettingsFolder,
} from '../../../test/fakes/settings-folder.ts';
import keyAlone from '../../../test/fixtures/settings/key-alone.json' with { type: 'json' };
import keyAndCamera from '../../../test/fixtures/settings/key-and-camera.json' with { type: 'json' };
import version2 from '../../../test/fixtures/settings/version-2.json' with { type: 'json' };
import version2OfElectronStore from '../../../test/fixtures/settings/version-2-electron-store.json' with { type: 'json' };
import { openDataKey } from './data-key.ts';
import { readEncrypted, writeEncrypted } from './encrypted-file.ts';
import { nothingSet, type Settings } from './stored-shape.ts';

// electron-store asks Electron only for a default folder, which it is given here.
vi.mock('electron', () => ({ default: {} }));

const apiKey = `key-${'Zz9'.repeat(15)}`;
useSettingsFolder();

describe('files of earlier versions', () => {
  const put = (files: Readonly<Record<string, string>>) => {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(settingsFolder(), name), Buffer.from(content, 'base64'));
  };

  const ofTheConsole: Partial<Settings> = {
    apiKey: 'key-of-version-0-1-with-a-console-'.padEnd(48, '0'),
    proxyPassword: 'proxy-password',
    cameraPin,
    values: {
      cameraRotation: '270',
      voice: false,
      bankName: { kk: 'Дала банкі', ru: 'Банк «Дала»', en: 'Dala Bank' },
    },
    pins: {
      clerk: null,
      administrator: 'scrypt$32768$8$1$bGl2ZW5lc3Mta2lvc2stcw==$KwOtzco4113cBsS3jmGus6MRRFB1kaPXJFUs+s7dolQ=',
    },
    pinTries: { failures: 2, lastAt: 1_764_028_800_000 },
    setUp: 'done',
  };
  const keyOf = (version: string) => ({ apiKey: `key-of-${version}-`.padEnd(48, '0') });
  const rotated = { ...keyOf('version-0-1-with-camera'), cameraPin, values: { cameraRotation: '270' } };

  it.each([
    ['the key alone', keyAlone, keyOf('an-earlier-version')],
    ['key, camera and rotation', keyAndCamera, rotated],
    ['the console, encrypted by electron-store', version2OfElectronStore, ofTheConsole],
    ['the console, encrypted as today', version2, ofTheConsole],
  ])('that knew %s open with all of it, and keep it through a change', async (_what, files, held) => {
    put(files);
    const wanted = { ...nothingSet, ...held };
    expect(openStore().read()).toEqual({ ok: true, value: wanted });
    expect(await updateStore({ setUp: 'begun' })).toEqual({ ok: true, value: null });
    expect(openStore().read()).toEqual({ ok: true, value: { ...wanted, setUp: 'begun' } });
  });

  it.each([version2OfElectronStore, version2])('open by their older generation too', (files) => {
    put(files);
    rmSync(join(settingsFolder(), 'settings.json'));
    // What was set before the wrong PINs.
    expect(openStore().read()).toEqual({
      ok: true,
      value: { ...nothingSet, ...ofTheConsole, pinTries: null },
    });
  });

  it('are read by today’s form after the first change, the generation before them included', async () => {
    put(keyAndCamera);
    const old = readFileSync(join(settingsFolder(), 'settings.json'));
    await updateStore({ setUp: 'done' });
    expect(readFileSync(join(settingsFolder(), 'settings.json'), 'latin1')).toMatch(
      /^liveness-kiosk settings 1:/,
    );
    expect(readFileSync(join(settingsFolder(), 'settings.json.previous'))).toEqual(old);
    rmSync(join(settingsFolder(), 'settings.json'));
    expect(openStore().read()).toMatchObject({ ok: true, value: { cameraPin, setUp: null } });
    expect(openStore().health().quarantined).toEqual([]);
  });

  it('of a later version are refused and left as they are', async () => {
    await updateStore({ apiKey });
    const opened = openDataKey(join(settingsFolder(), 'data-key.json'), keyStore(), true);
    if (!opened.ok) throw new Error('no data key');
    const path = join(settingsFolder(), 'settings.json');
    writeEncrypted(path, opened.value, { version: 3, apiKey, somethingNew: true });
    const content = readFileSync(path);
    const error = {
      code: 'settings-unreadable',
      staffDetail: expect.stringContaining('newer version') as string,
    };
    expect(openStore().read()).toEqual({ ok: false, error });
    expect(await updateStore({ setUp: 'done' })).toEqual({ ok: false, error });
    expect(readFileSync(path)).toEqual(content);
  });

  it('and names that this version does not know stay where they are', async () => {
    await updateStore({ apiKey });
    const opened = openDataKey(join(settingsFolder(), 'data-key.json'), keyStore(), true);
    if (!opened.ok) throw new Error('no data key');
    const path = join(settingsFolder(), 'settings.json');
    const before = readEncrypted(path, opened.value);
    if (before.kind !== 'good') throw new Error('not readable');
    writeEncrypted(path, opened.value, { ...before.content, ofAnotherBranch: 7 });
    await updateStore({ setUp: 'done' });
    expect(readEncrypted(path, opened.value)).toMatchObject({
      content: { ofAnotherBranch: 7, setUp: 'done' },
    });
  });
});
