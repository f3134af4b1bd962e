import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeSafeStorage, type FakeKeyring } from '../../../test/fakes/safe-storage.ts';
import { openDataKey, recordedBackend } from './data-key.ts';
import { openKeyStore, type KeyWrapper } from './key-wrapper.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-data-key-'));
  path = join(directory, 'data-key.json');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function wrapper(keyring: FakeKeyring = {}): KeyWrapper {
  const opened = openKeyStore(fakeSafeStorage(keyring), 'linux');
  if (!opened.ok) throw new Error('no wrapper');
  return opened.value;
}
function made(): string {
  const key = openDataKey(path, wrapper(), false);
  if (!key.ok) throw new Error(key.error.staffDetail);
  return key.value;
}
const otherKeyring: FakeKeyring = { masterKey: Buffer.alloc(32, 2) };

it('is 32 random bytes, on the disk only wrapped, for its owner alone, and the same ever after', () => {
  const key = made();
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(path, 'latin1')).not.toContain(key);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(made()).toBe(key);
  rmSync(path);
  expect(made()).not.toBe(key);
});

it('is not made anew where settings wait for the one that is gone', () => {
  expect(openDataKey(path, wrapper(), true)).toMatchObject({
    error: { code: 'settings-unreadable', fault: { code: 'store-file-gone', file: basename(path) } },
  });
  expect(readdirSync(directory)).toEqual([]);
});

const torn = [
  '',
  '{',
  '{"version":1,"backend":"gnome_lib',
  '{"version":1,"backend":"gnome_libsecret"}',
  'null',
];
it.each(torn)('torn (%j) is an error where settings need it, and quarantined where none do', (content) => {
  writeFileSync(path, content);
  expect(openDataKey(path, wrapper(), true)).toMatchObject({ error: { code: 'settings-unreadable' } });
  expect(readFileSync(path, 'utf8')).toBe(content);
  const key = made();
  expect(made()).toBe(key);
  const [aside = '', ...others] = readdirSync(directory).filter((name) => name.includes('damaged'));
  expect(readFileSync(join(directory, aside), 'utf8')).toBe(content);
  expect(others).toEqual([]);
});

it.each([true, false])('wrapped by another is an error that names both, settings or not (%s)', (isNeeded) => {
  made();
  const before = readFileSync(path);
  const another = openDataKey(path, wrapper({ backend: 'kwallet5' }), isNeeded);
  const names = { recorded: 'gnome_libsecret', store: 'kwallet5' };
  expect(another).toMatchObject({ error: { code: 'secret-store-changed', fault: names } });
  const sameName = openDataKey(path, wrapper(otherKeyring), isNeeded);
  expect(sameName).toMatchObject({ error: { code: 'secret-store-changed' } });
  expect(readFileSync(path)).toEqual(before);
});

it('that Windows can’t open names the file that it may have lost', () => {
  const windows = (keyring: FakeKeyring) => {
    const opened = openKeyStore(fakeSafeStorage(keyring), 'win32');
    if (!opened.ok) throw new Error('no wrapper');
    return opened.value;
  };
  expect(openDataKey(path, windows({}), false).ok).toBe(true);
  expect(openDataKey(path, windows(otherKeyring), true)).toMatchObject({
    error: { code: 'secret-store-changed', staffDetail: expect.stringContaining('“Local State”') as unknown },
  });
  rmSync(path);
  made();
  expect(JSON.stringify(openDataKey(path, wrapper(otherKeyring), true))).not.toContain('Local State');
});

it('is not what anything else than 64 digits opens to', () => {
  const wrapped = wrapper().wrap('too short');
  writeFileSync(path, JSON.stringify({ version: 1, backend: 'gnome_libsecret', wrapped }));
  expect(openDataKey(path, wrapper(), true)).toMatchObject({ error: { code: 'secret-store-changed' } });
});

it('is not kept by what does not give it back', () => {
  const deaf: KeyWrapper = { ...wrapper(), unwrap: () => 'something else' };
  expect(openDataKey(path, deaf, false)).toMatchObject({ error: { code: 'settings-not-saved' } });
  expect(readdirSync(directory)).toEqual([]);
});

it('that can’t be read is neither damaged nor replaced', () => {
  mkdirSync(path);
  expect(() => openDataKey(path, wrapper(), false)).toThrow(/EISDIR/);
  expect(readdirSync(directory)).toEqual(['data-key.json']);
});

it('tells what wrapped it, as far as that can be told', () => {
  expect(recordedBackend(path)).toBeNull();
  made();
  expect(recordedBackend(path)).toBe('gnome_libsecret');
  writeFileSync(path, '{');
  expect(recordedBackend(path)).toBeNull();
  rmSync(path);
  mkdirSync(path);
  expect(recordedBackend(path)).toBeNull();
});
