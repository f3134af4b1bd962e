import type { Result } from '../../preload/contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';

/** @param detail names, numbers and system codes for staff; no secret */
export function refuse(code: StaffError['code'], detail?: string): Result<never, StaffError> {
  return { ok: false, error: detail === undefined ? { code } : { code, detail } };
}
