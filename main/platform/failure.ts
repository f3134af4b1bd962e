import type { Result } from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import type { Fault } from '../../preload/faults/faults.ts';
import type { StaffError } from '../../preload/staff-contract.ts';

/** @param detail message of a system or a program, in English; no secret */
export function refuse(code: StaffError['code'], detail?: string): Result<never, StaffError> {
  return { ok: false, error: detail === undefined ? { code } : { code, detail } };
}

export function refuseFor(code: StaffError['code'], fault: Fault): Result<never, StaffError> {
  return { ok: false, error: { code, fault } };
}

/** An expected failure. @param staffDetail one short line for staff, in English; no secret. Null: the code says it all */
export function failure<Code extends ErrorCode, Detail extends string | null = null>(
  code: Code,
  staffDetail: Detail = null as Detail,
): {
  readonly ok: false;
  readonly error: { readonly code: Code; readonly staffDetail: Detail };
} {
  return { ok: false, error: { code, staffDetail } };
}
