import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeSafeStorage } from '../../test/fakes/safe-storage.ts';
import { chooseSecretBox, dataKeyCredential, type BoxSources } from './key-boxes.ts';
import { openDataKey } from './data-key.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-boxes-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (sources: Partial<BoxSources> = {}) =>
  chooseSecretBox({
    safeStorage: fakeSafeStorage({}),
    platform: 'linux',
    environment: {},
    directory,
    allowFileKey: false,
    ...sources,
  })();
const credential = (content: Buffer | string) => {
  const folder = join(directory, 'credentials');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, dataKeyCredential), content);
  return { environment: { CREDENTIALS_DIRECTORY: folder } };
};
const backendOf = (sources: Partial<BoxSources>) => {
  const box = open(sources);
  return box.ok ? box.value.backend : box.error.code;
};

it('is the credential before the key file before the key store', () => {
  expect(backendOf({})).toBe('gnome_libsecret');
  expect(backendOf({ allowFileKey: true })).toBe('file');
  expect(backendOf({ allowFileKey: true, ...credential(randomBytes(32)) })).toBe('systemd-credential');
});

it('opens what it closed, and nothing that was changed or closed by another', () => {
  const secret = randomBytes(48);
  const box = open(credential(secret));
  if (!box.ok) throw new Error('no box');
  const wrapped = box.value.wrap('the data key');
  expect(wrapped).not.toContain('data key');
  expect(box.value.wrap('the data key')).not.toBe(wrapped);
  expect(box.value.unwrap(wrapped)).toBe('the data key');
  const bytes = Buffer.from(wrapped, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  expect(() => box.value.unwrap(bytes.toString('base64'))).toThrow();
  const other = open(credential(randomBytes(48)));
  expect(() => other.ok && other.value.unwrap(wrapped)).toThrow();
});

it('refuses a credential that is too short to be a secret', () => {
  expect(open(credential('short'))).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
});

it('makes a key file once, for its owner alone', () => {
  const path = join(directory, 'file-key');
  expect(open({ allowFileKey: true }).ok).toBe(true);
  const made = readFileSync(path);
  expect(made).toHaveLength(32);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(open({ allowFileKey: true }).ok).toBe(true);
  expect(readFileSync(path)).toEqual(made);
});

it('a data key knows what closed it: anything else is an error that names both', () => {
  const path = join(directory, 'data-key.json');
  const made = open({ allowFileKey: true });
  if (!made.ok) throw new Error('no box');
  expect(openDataKey(path, made.value, false).ok).toBe(true);
  for (const sources of [{}, credential(randomBytes(32))]) {
    const box = open(sources);
    const opened = box.ok ? openDataKey(path, box.value, true) : box;
    expect(opened).toMatchObject({ ok: false, error: { code: 'secret-store-changed' } });
    expect(JSON.stringify(opened)).toContain('by file');
  }
});
