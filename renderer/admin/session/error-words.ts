import { staffCodes, type ErrorCode } from '../../../preload/contract.ts';
import type { StaffError, StaffRefusal } from '../../../preload/staff-contract.ts';
import type { StaffWords } from '../../text/staff/i18n.ts';
import { remedyOf } from '../../text/staff/staff-words.ts';

export interface ErrorWords {
  readonly what: string;
  /** What to do; null where the first sentence says it. */
  readonly act: string | null;
  /** The code staff read out on the telephone; refusals have none. */
  readonly staffCode: string | null;
}

/** What to say about a refusal or a failure. */
export function errorWords({ code }: Pick<StaffError, 'code'>, t: StaffWords): ErrorWords {
  if (!isErrorCode(code)) return { what: t.refusal[code], act: null, staffCode: null };
  return { what: `${t.code[code]}.`, act: t.remedy[remedyOf[code]], staffCode: staffCodes[code] };
}

function isErrorCode(code: StaffRefusal | ErrorCode): code is ErrorCode {
  return Object.hasOwn(staffCodes, code);
}
