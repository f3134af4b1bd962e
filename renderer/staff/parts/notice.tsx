import type { ReactNode } from 'react';
import { faultWords, technicalDetail } from '../../../preload/faults/faults.ts';
import type { StaffError, TileState } from '../../../preload/staff-contract.ts';
import { errorWords } from '../shell/error-words.ts';
import { useWords } from '../shell/staff-context.ts';
import { StateSign } from './state-sign.tsx';
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
