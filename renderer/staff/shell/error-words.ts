import { staffCodes, type ErrorCode } from '../../../preload/contract.ts';
import { keyFaultWords } from '../../../preload/key-faults.ts';
import type { StaffError, StaffRefusal } from '../../../preload/staff-contract.ts';
import { remedyOf } from '../../text/remedies.ts';
import type { Words } from './staff-context.ts';

export interface ErrorWords {
  readonly what: string;
  /** What to do; null where the first sentence contains it. */
  readonly act: string | null;
  /** The code staff read out on the telephone; refusals have none. */
  readonly staffCode: string | null;
}

/** The texts for a refusal or a failure. */
export function errorWords(
  { code, keyFault }: Pick<StaffError, 'code' | 'keyFault'>,
  { t, language }: Words,
): ErrorWords {
  if (!isErrorCode(code)) return { what: t(`refusal.${code}`), act: null, staffCode: null };
  // The text of the mistake contains what to do.
  if (keyFault) return { what: keyFaultWords(keyFault, language), act: null, staffCode: staffCodes[code] };
  return { what: `${t(`code.${code}`)}.`, act: t(`remedy.${remedyOf[code]}`), staffCode: staffCodes[code] };
}

function isErrorCode(code: StaffRefusal | ErrorCode): code is ErrorCode {
  return Object.hasOwn(staffCodes, code);
}
