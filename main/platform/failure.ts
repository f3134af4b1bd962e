import type { Result } from '../../preload/contract.ts';
import type { Fault } from '../../preload/faults/faults.ts';
import type { StaffError } from '../../preload/staff-contract.ts';

export const failed = <E>(error: E): Result<never, E> => ({ ok: false, error });

/** @param staffDetail for staff and the log, in English; no secret */
export function failure<C extends string>(
  code: C,
  staffDetail: string,
): Result<never, { readonly code: C; readonly staffDetail: string }> {
  return failed({ code, staffDetail });
}

/** @param detail message of a system or a program, in English; no secret */
export function refuse(code: StaffError['code'], detail?: string): Result<never, StaffError> {
  return failed(detail === undefined ? { code } : { code, detail });
}

export function refuseFor(code: StaffError['code'], fault: Fault): Result<never, StaffError> {
  return failed({ code, fault });
}
