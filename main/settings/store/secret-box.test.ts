import { describe, expect, it } from 'vitest';
import { fakeSafeStorage } from '../../../test/fakes/safe-storage.ts';
import { openSecretBox } from './secret-box.ts';

describe('the operating system’s key store', () => {
  it('is refused when its password is public', () => {
    const box = openSecretBox(fakeSafeStorage({ backend: 'basic_text' }), 'linux');
    expect(box).toMatchObject({ ok: false, error: { code: 'secret-store-weak' } });
  });

  it('is refused when nothing was found', () => {
    const box = openSecretBox(fakeSafeStorage({ backend: 'unknown' }), 'linux');
    expect(box).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });

  it('is refused when the keyring is announced but locked', () => {
    const box = openSecretBox(fakeSafeStorage({ available: false }), 'linux');
    expect(box).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });

  it('is refused when it does not give back what it was given', () => {
    const box = openSecretBox({ ...fakeSafeStorage({}), decryptString: () => 'something else' }, 'linux');
    expect(box).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });

  it('is refused when it throws, and its words are kept out', () => {
    const failing = fakeSafeStorage({});
    failing.encryptString = () => {
      throw new Error('secret words');
    };
    const box = openSecretBox(failing, 'linux');
    expect(box.ok).toBe(false);
    expect(JSON.stringify(box)).not.toContain('secret words');
  });

  it.each([
    ['linux', 'gnome_libsecret'],
    ['win32', 'dpapi'],
    ['darwin', 'keychain'],
  ] as const)('on %s is named %s', (platform, backend) => {
    const box = openSecretBox(fakeSafeStorage({ backend: 'gnome_libsecret' }), platform);
    expect(box).toMatchObject({ ok: true, value: { backend } });
  });
});
