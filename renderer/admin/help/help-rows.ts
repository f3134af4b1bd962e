import { staffCodes, type CameraCode, type ErrorCode } from '../../../preload/contract.ts';
import { problemGroups, type ProblemGroup } from '../../text/problem-groups.ts';
import type { CodeLetter } from '../../text/staff/staff-words.ts';

/** What a customer reads on the screen: cameras have words of their own for each code, the rest goes by group. */
export type Seen =
  | { readonly kind: 'problem'; readonly group: ProblemGroup }
  | { readonly kind: 'camera'; readonly code: CameraCode };

export interface HelpRow {
  readonly code: ErrorCode;
  readonly staffCode: string;
  readonly seen: Seen;
}

/** Every code in the order of the codes, or those with one letter. */
export function helpRows(letter: CodeLetter | null): readonly HelpRow[] {
  return (Object.keys(staffCodes) as ErrorCode[])
    .map((code) => ({ code, staffCode: staffCodes[code], seen: seenOf(code) }))
    .filter(({ staffCode }) => letter === null || staffCode.startsWith(letter));
}

function seenOf(code: ErrorCode): Seen {
  return isCamera(code) ? { kind: 'camera', code } : { kind: 'problem', group: problemGroups[code] };
}

const isCamera = (code: ErrorCode): code is CameraCode => code.startsWith('camera-');
