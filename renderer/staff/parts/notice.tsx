import type { ReactNode } from 'react';
import { staffCodes, type ErrorCode } from '../../../preload/error-codes.ts';
import { faultWords, technicalDetail } from '../../../preload/faults/faults.ts';
import { keyFaultWords } from '../../../preload/key-faults.ts';
import type { StaffError, StaffRefusal } from '../../../preload/staff-contract.ts';
import type { TileState } from '../../../preload/station-status.ts';
import { remedyOf } from '../../text/remedies.ts';
import { useWords, type Words } from '../shell/staff-context.ts';
import { StateSign } from './signs.tsx';
import './notice.css';

interface NoticeProps {
  readonly state: TileState;
  readonly children: ReactNode;
}

/** A sign and a few sentences, read out as they appear. */
export function Notice({ state, children }: NoticeProps) {
  return (
    <div className="notice" data-notice={state} role={state === 'bad' ? 'alert' : 'status'}>
      <StateSign state={state} />
      <div className="notice-words">{children}</div>
    </div>
  );
}

/** A refusal or a failure: what it means, what to do, and the detail from main. */
export function ErrorNotice({ error }: { readonly error: StaffError }) {
  const { t, language } = useWords();
  const { what, act, staffCode } = errorWords(error, { t, language });
  return (
    <Notice state="bad">
      <p className="notice-what">
        {what} {staffCode && <span className="staff-code">{staffCode}</span>}
      </p>
      {act && <p>{act}</p>}
      {error.fault && <p>{faultWords(error.fault, language)}</p>}
      {error.detail && <p className="notice-detail">{technicalDetail(error.detail, language)}</p>}
    </Notice>
  );
}

interface ErrorWords {
  readonly what: string;
  /** What to do; null where the first sentence contains it. */
  readonly act: string | null;
  /** The code staff read out on the telephone; refusals have none. */
  readonly staffCode: string | null;
}

/** The texts for a refusal or a failure. */
function errorWords(
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
