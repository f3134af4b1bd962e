import type { Result } from '../../preload/contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { refuse, refuseFor } from '../platform/failure.ts';
import type { MalformedKey } from '../settings/store/api-key.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';

/** The settings could not be read or saved. */
export function refuseStore({ code, fault, staffDetail }: StoreFailure): Result<never, StaffError> {
  return fault ? refuseFor(code, fault) : refuse(code, staffDetail);
}

/** The reason is sent as a code: the page has its text in every language. */
export function refuseKey({ code, reason, length }: MalformedKey): Result<never, StaffError> {
  return { ok: false, error: { code, keyFault: { reason, length } } };
}
