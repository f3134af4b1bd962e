import { useCallback } from 'react';
import { staffCodes } from '../../../preload/contract.ts';
import type { AttemptLine } from '../../../preload/staff-contract.ts';
import { ErrorNotice } from '../parts/notice.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { formatMoment, formatNumber, formatScore, formatShare, formatSpan } from '../session/formats.ts';
import { useAnswer } from '../session/use-answer.ts';
import { useStaff, useWords } from '../session/staff-context.ts';
import { numbersOf } from './numbers.ts';
import './records-page.css';

/** The checks of today: when, and how each ended. */
export function RecordsPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const { answer } = useAnswer(useCallback(() => ask('getAttempts'), [ask]));
  return (
    <>
      <StaffHeading heading={t.page.records} lead={t.records.lead} />
      {answer?.ok === false && <ErrorNotice error={answer.error} />}
      {!answer && <p role="status">{t.moment}</p>}
      {answer?.ok && <Figures lines={answer.value} />}
      {answer?.ok && answer.value.length === 0 && <p>{t.records.none}</p>}
      {answer?.ok && answer.value.length > 0 && <AttemptTable lines={answer.value} />}
    </>
  );
}

interface LinesProps {
  readonly lines: readonly AttemptLine[];
}

function Figures({ lines }: LinesProps) {
  const { t, language } = useWords();
  const { attempts, liveShare, medianMs } = numbersOf(lines);
  const figures = [
    [t.records.attempts, formatNumber(attempts, language)],
    [t.records.liveShare, liveShare === null ? '–' : formatShare(liveShare, language)],
    [t.records.median, medianMs === null ? '–' : formatSpan(medianMs, language)],
  ] as const;
  return (
    <dl className="figures" data-testid="numbers">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function AttemptTable({ lines }: LinesProps) {
  const { t } = useWords();
  return (
    <table className="attempts">
      <thead>
        <tr>
          {(['time', 'outcome', 'score', 'code', 'duration'] as const).map((column) => (
            <th key={column} scope="col">
              {t.records[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <AttemptRow key={line.at} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function AttemptRow({ line }: { readonly line: AttemptLine }) {
  const { t, language } = useWords();
  const { at, outcome, score, code, durationMs, demonstration } = line;
  return (
    <tr data-outcome={outcome}>
      <td>
        <time dateTime={at}>{formatMoment(at, language)}</time>
      </td>
      <td>
        {t.records.is[outcome]}
        {demonstration && <span className="staff-quiet"> ({t.records.demonstration})</span>}
      </td>
      <td>{score === null ? '–' : formatScore(score, language)}</td>
      <td>{code === null ? '–' : <span className="staff-code">{staffCodes[code]}</span>}</td>
      <td>{formatSpan(durationMs, language)}</td>
    </tr>
  );
}
