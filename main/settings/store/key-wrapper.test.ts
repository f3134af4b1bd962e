import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeSafeStorage } from '../../../test/fakes/safe-storage.ts';
import { openDataKey } from './data-key.ts';
import { chooseKeyWrapper, dataKeyCredential, openKeyStore, type KeyWrapperSources } from './key-wrapper.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-wrappers-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (sources: Partial<KeyWrapperSources> = {}) =>
  chooseKeyWrapper({
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
const backendOf = (sources: Partial<KeyWrapperSources>) => {
  const wrapper = open(sources);
  return wrapper.ok ? wrapper.value.backend : wrapper.error.code;
};

it('is the credential before the key file before the key store', () => {
  expect(backendOf({})).toBe('gnome_libsecret');
  expect(backendOf({ allowFileKey: true })).toBe('file');
  expect(backendOf({ allowFileKey: true, ...credential(randomBytes(32)) })).toBe('systemd-credential');
});

it('opens what it closed, and nothing that was changed or closed by another', () => {
  const secret = randomBytes(48);
  const wrapper = open(credential(secret));
  if (!wrapper.ok) throw new Error('no wrapper');
  const wrapped = wrapper.value.wrap('the data key');
  expect(wrapped).not.toContain('data key');
  expect(wrapper.value.wrap('the data key')).not.toBe(wrapped);
  expect(wrapper.value.unwrap(wrapped)).toBe('the data key');
  const bytes = Buffer.from(wrapped, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  expect(() => wrapper.value.unwrap(bytes.toString('base64'))).toThrow();
  const other = open(credential(randomBytes(48)));
  expect(() => other.ok && other.value.unwrap(wrapped)).toThrow();
});

it('refuses a credential that is too short to be a secret', () => {
  expect(open(credential('short'))).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
});

it('reads no credential where there is no systemd', () => {
  const sources = { platform: 'win32', ...credential(randomBytes(32)) } as const;
  expect(backendOf(sources)).toBe('dpapi');
});

it('says what the system says of a credential that can’t be read', () => {
  const folder = join(directory, 'credentials');
  mkdirSync(join(folder, dataKeyCredential), { recursive: true });
  const opened = open({ environment: { CREDENTIALS_DIRECTORY: folder } });
  expect(opened).toMatchObject({
    error: { code: 'secret-store-unavailable', staffDetail: 'systemd-credential: EISDIR' },
  });
});

describe('a key file', () => {
  const path = () => join(directory, 'file-key');
  function fileWrapper() {
    const wrapper = open({ allowFileKey: true });
    if (!wrapper.ok) throw new Error('no wrapper');
    return wrapper.value;
  }

  it('is made with the first thing that it wraps, once, for its owner alone', () => {
    const wrapper = fileWrapper();
    // Only its name is read, on a station whose data key another back end has wrapped.
    expect(existsSync(path())).toBe(false);
    const wrapped = wrapper.wrap('the data key');
    const made = readFileSync(path());
    expect(made).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(fileWrapper().unwrap(wrapped)).toBe('the data key');
    fileWrapper().wrap('again');
    expect(readFileSync(path())).toEqual(made);
  });

  it('that is gone or cut short is not made anew over what waits for it', () => {
    const wrapped = fileWrapper().wrap('the data key');
    writeFileSync(path(), readFileSync(path()).subarray(0, 20));
    expect(() => fileWrapper().unwrap(wrapped)).toThrow('32 bytes');
    expect(() => fileWrapper().wrap('another')).toThrow('32 bytes');
    rmSync(path());
    expect(() => fileWrapper().unwrap(wrapped)).toThrow(/ENOENT/);
    expect(existsSync(path())).toBe(false);
  });
});

describe('a data key that waits for another', () => {
  const path = () => join(directory, 'data-key.json');
  const weak = { safeStorage: fakeSafeStorage({ backend: 'basic_text' }) };
  const locked = { safeStorage: fakeSafeStorage({ available: false }) };
  const sources = {
    gnome_libsecret: () => ({}),
    file: () => ({ allowFileKey: true }),
    'systemd-credential': () => credential(randomBytes(32)),
  };
  const names = Object.keys(sources) as (keyof typeof sources)[];
  /** Wraps a data key with one back end, and opens it with another. */
  function ask(wrappedBy: keyof typeof sources, offered: Partial<KeyWrapperSources>) {
    const wrapper = open(sources[wrappedBy]());
    if (!wrapper.ok) throw new Error('no wrapper');
    expect(openDataKey(path(), wrapper.value, false).ok).toBe(true);
    const other = open(offered);
    return other.ok ? openDataKey(path(), other.value, true) : other;
  }

  const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const));
  it.each(pairs)('wrapped by %s, offered %s: an error that names both', (from, to) => {
    const asked = ask(from, sources[to]());
    const fault = { code: 'store-changed', recorded: from, store: to };
    expect(asked).toMatchObject({ error: { code: 'secret-store-changed', fault } });
  });

  it.each(['file', 'systemd-credential'] as const)(
    'wrapped by %s, and no key store either: says what it was, not only what is missing',
    (from) => {
      expect(ask(from, weak)).toMatchObject({
        error: {
          code: 'secret-store-changed',
          fault: { code: 'store-absent', recorded: from },
        },
      });
      // Another credential each time: a new data key is created for it.
      rmSync(path());
      expect(ask(from, locked)).toMatchObject({ error: { code: 'secret-store-changed' } });
    },
  );

  it('wrapped by a keyring that is locked: that one’s own failure', () => {
    expect(ask('gnome_libsecret', locked)).toMatchObject({ error: { code: 'secret-store-unavailable' } });
    expect(ask('gnome_libsecret', weak)).toMatchObject({ error: { code: 'secret-store-weak' } });
  });
});

describe('the operating system’s key store', () => {
  it('is refused when its password is public', () => {
    const wrapper = openKeyStore(fakeSafeStorage({ backend: 'basic_text' }), 'linux');
    expect(wrapper).toMatchObject({ ok: false, error: { code: 'secret-store-weak' } });
  });

  it('is refused when nothing was found', () => {
    const wrapper = openKeyStore(fakeSafeStorage({ backend: 'unknown' }), 'linux');
    expect(wrapper).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });

  it('is refused when the keyring is announced but locked', () => {
    const wrapper = openKeyStore(fakeSafeStorage({ available: false }), 'linux');
    expect(wrapper).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });

  it('is refused when it does not give back what it was given', () => {
    const wrapper = openKeyStore({ ...fakeSafeStorage({}), decryptString: () => 'something else' }, 'linux');
    expect(wrapper).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });

  it('is refused when it throws, and its words are kept out', () => {
    const failing = fakeSafeStorage({});
    failing.encryptString = () => {
      throw new Error('secret words');
    };
    const wrapper = openKeyStore(failing, 'linux');
    expect(wrapper.ok).toBe(false);
    expect(JSON.stringify(wrapper)).not.toContain('secret words');
  });

  it.each([
    ['linux', 'gnome_libsecret'],
    ['win32', 'dpapi'],
    ['darwin', 'keychain'],
  ] as const)('on %s is named %s', (platform, backend) => {
    const wrapper = openKeyStore(fakeSafeStorage({ backend: 'gnome_libsecret' }), platform);
    expect(wrapper).toMatchObject({ ok: true, value: { backend } });
  });
});
