import {
  outOfOrderCodes,
  staffCodes,
  type CameraCode,
  type ErrorCode,
  type OutOfOrderCause,
} from '../../../../preload/contract.ts';
import { problemGroups, type ProblemGroup } from '../../../text/problem-groups.ts';
import { remedyOf, type CodeLetter, type Remedy } from '../../../text/remedies.ts';

/** What a customer reads on the screen: camera faults have their own text for each code, others one for each group. */
export type Seen =
  | { readonly kind: 'outOfOrder' }
  | { readonly kind: 'problem'; readonly group: ProblemGroup }
  | { readonly kind: 'camera'; readonly code: CameraCode };

/** What happened: an error by its code, or why the out-of-order page is shown. */
export type Happened =
  | { readonly kind: 'error'; readonly code: ErrorCode }
  | { readonly kind: 'closed'; readonly cause: OutOfOrderCause };

export interface HelpRow {
  readonly staffCode: string;
  readonly happened: Happened;
  readonly seen: Seen;
  readonly remedy: Remedy;
}

/** Every code in the order of the codes, or those with one letter. */
export function helpRows(letter: CodeLetter | null): readonly HelpRow[] {
  return [...errorRows(), ...outOfOrderRows()].filter(
    ({ staffCode }) => letter === null || staffCode.startsWith(letter),
  );
}

const errorRows = (): readonly HelpRow[] =>
  (Object.keys(staffCodes) as ErrorCode[]).map((code) => ({
    staffCode: staffCodes[code],
    happened: { kind: 'error', code },
    seen: seenOf(code),
    remedy: remedyOf[code],
  }));

const outOfOrderRows = (): readonly HelpRow[] =>
  (Object.keys(outOfOrderCodes) as OutOfOrderCause[]).map((cause) => ({
    staffCode: outOfOrderCodes[cause],
    happened: { kind: 'closed', cause },
    seen: { kind: 'outOfOrder' },
    remedy: 'again',
  }));

function seenOf(code: ErrorCode): Seen {
  return isCamera(code) ? { kind: 'camera', code } : { kind: 'problem', group: problemGroups[code] };
}

const isCamera = (code: ErrorCode): code is CameraCode => code.startsWith('camera-');
