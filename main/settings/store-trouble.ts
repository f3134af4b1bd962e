import type { Result } from '../../preload/contract.ts';
import type { StoreTrouble } from './secret-box.ts';

/** A file is gone, damaged, or of no known shape. */
export const unreadable = (staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code: 'settings-unreadable', staffDetail },
});

/** Another back end, user, machine or keyring than the one that wrapped it. */
export const changed = (staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code: 'secret-store-changed', staffDetail },
});

/** The system's key store is there and refuses what it once wrapped: says whose absence that means. @param what such as `the data key` */
export const cannotOpen = (backend: string, what: string): Result<never, StoreTrouble> =>
  changed(
    `${backend} can't open ${what}: ${whose[backend] ?? 'another user, another machine or another keyring'}`,
  );

const whose: Readonly<Record<string, string>> = {
  // Chromium wraps with a key of its own, which is stored in that file and is itself wrapped by Windows.
  dpapi: 'another user, another machine, or the file "Local State" beside the settings was lost or exchanged',
  'systemd-credential': 'another credential',
  file: 'another key file',
};
