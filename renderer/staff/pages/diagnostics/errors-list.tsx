import { useCallback } from 'react';
import { staffCodes } from '../../../../preload/contract.ts';
import { technicalDetail } from '../../../../preload/faults/faults.ts';
import type { StaffEvent } from '../../../../preload/staff-contract.ts';
import { remedyOf } from '../../../text/remedies.ts';
import { ErrorNotice } from '../../parts/notice.tsx';
import { formatMoment } from '../../../text/formats.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import './errors-list.css';

/** What went wrong, newest first, with the codes that staff read out on the telephone. */
export function ErrorsList() {
  const { t } = useWords();
  const { ask } = useStaff();
  const { answer } = useAnswer(useCallback(() => ask('getEvents'), [ask]));
  return (
    <div className="errors">
      <p>{t('diagnostics.errors.lead')}</p>
      {answer?.ok === false && <ErrorNotice error={answer.error} />}
      {!answer && <p role="status">{t('moment')}</p>}
      {answer?.ok && answer.value.length === 0 && <p>{t('diagnostics.errors.none')}</p>}
      {answer?.ok && (
        <ul>
          {answer.value.map((event) => (
            <ErrorRow key={`${event.at} ${event.code}`} event={event} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ErrorRow({ event: { at, code, detail, times } }: { readonly event: StaffEvent }) {
  const { t, language } = useWords();
  return (
    <li className="error-row" data-code={code}>
      <span className="staff-code">{staffCodes[code]}</span>
      <time dateTime={at}>{formatMoment(at, language)}</time>
      <div>
        <p className="error-what">
          {t(`code.${code}`)}
          {times > 1 && (
            <span className="staff-quiet"> · {t('diagnostics.errors.times', { count: times })}</span>
          )}
        </p>
        <p>{t(`remedy.${remedyOf[code]}`)}</p>
        {detail && <p className="staff-quiet">{technicalDetail(detail, language)}</p>}
      </div>
    </li>
  );
}
