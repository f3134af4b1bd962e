import { staffCodes } from '../../../../preload/error-codes.ts';
import { technicalDetail } from '../../../../preload/faults/faults.ts';
import type { AttemptLine, RecordedEvent } from '../../../../preload/record-contract.ts';
import { formatMoment, formatScore, formatSpan } from '../../../text/formats.ts';
import { findStaffText } from '../../../text/staff-i18n.ts';
import { useWords } from '../../shell/staff-context.ts';
import { eventLine } from './event-line.ts';
import './records.css';

type Column = 'time' | 'outcome' | 'score' | 'code' | 'duration' | 'event' | 'detail' | 'number';

function Columns({ names }: { readonly names: readonly Column[] }) {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {t(`records.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function AttemptTable({ lines }: { readonly lines: readonly AttemptLine[] }) {
  return (
    <table className="attempts">
      <Columns names={['time', 'outcome', 'score', 'code', 'duration', 'number']} />
      <tbody>
        {lines.map((line) => (
          <AttemptRow key={line.n} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function AttemptRow({ line }: { readonly line: AttemptLine }) {
  const { t, language } = useWords();
  const { n, at, outcome, score, code, detail, durationMs, demonstration } = line;
  return (
    <tr data-outcome={outcome}>
      <td>
        <time dateTime={at}>{formatMoment(at, language, new Date(at))}</time>
      </td>
      <td>
        {t(`records.is.${outcome}`)}
        {demonstration && <span className="staff-quiet"> ({t('records.demonstration')})</span>}
        {detail !== null && <p className="event-detail">{technicalDetail(detail, language)}</p>}
      </td>
      <td>{score === null ? '–' : formatScore(score, language)}</td>
      <td>{code === null ? '–' : <span className="staff-code">{staffCodes[code]}</span>}</td>
      <td>{formatSpan(durationMs, language)}</td>
      <td className="staff-quiet">{n}</td>
    </tr>
  );
}

export function EventTable({ events }: { readonly events: readonly RecordedEvent[] }) {
  const words = useWords();
  const { language } = words;
  return (
    <table className="attempts">
      <Columns names={['time', 'event', 'detail', 'number']} />
      <tbody>
        {events.map(({ n, at, kind, facts }) => (
          <tr key={n}>
            <td>
              <time dateTime={at}>{formatMoment(at, language, new Date(at))}</time>
            </td>
            <td>{findStaffText(`recordKinds.${kind}`, language) ?? kind}</td>
            <td className="event-detail">{eventLine({ kind, facts }, words)}</td>
            <td className="staff-quiet">{n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
