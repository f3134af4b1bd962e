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
