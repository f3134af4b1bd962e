import { useCallback, useState } from 'react';
import { staffCodes } from '../../../../preload/error-codes.ts';
import { technicalDetail } from '../../../../preload/faults/faults.ts';
import type { StaffError, StaffEvent } from '../../../../preload/staff-contract.ts';
import { formatMoment } from '../../../text/formats.ts';
import { remedyOf } from '../../../text/remedies.ts';
import { Choices } from '../../parts/buttons.tsx';
import { DriveChoice } from '../../parts/drive-choice.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { CameraViewPart } from '../camera/camera-page.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { ConnectionTest } from './connection-test.tsx';
import './diagnostics.css';

const diagnosticParts = ['connection', 'camera', 'errors', 'support'] as const;
type DiagnosticPart = (typeof diagnosticParts)[number];

const bodies = {
  connection: ConnectionTest,
  camera: CameraPart,
  errors: ErrorsList,
  support: SupportBundle,
} as const satisfies Record<DiagnosticPart, () => React.JSX.Element>;

/** Tools for finding a fault: one part at a time. */
export function DiagnosticsPage() {
  const { t } = useWords();
  const { ask } = useStaff();
  const [part, setPart] = useState<DiagnosticPart>('connection');
  const { value: status, error } = useAnswer(useCallback(() => ask('getStatus'), [ask]));
  const Body = bodies[part];
  // The warning is above the buttons: drawn later than they are, it would move them under a finger.
  if (!status && !error) return <StaffHeading heading={t('page.diagnostics')} />;
  return (
    <>
      <StaffHeading heading={t('page.diagnostics')} />
      {status?.storage.backend === 'file' && <FileKeyWarning />}
      <Choices
        label={t('page.diagnostics')}
        action="part"
        choices={diagnosticParts.map((value) => ({ value, title: t(`diagnostics.part.${value}`) }))}
        chosen={part}
        onChoose={setPart}
      />
      <Body />
    </>
  );
}

/** On every page of the diagnostics: a trial must not be taken for a station. */
function FileKeyWarning() {
  const { t } = useWords();
  return (
    <Notice state="care">
      <p>{t('status.storage.fileKey')}</p>
    </Notice>
  );
}

function CameraPart() {
  const { views } = useSettings();
  return (
    <div className="camera-alone">
      <CameraViewPart views={views} />
    </div>
  );
}

/** What went wrong, newest first, with the codes that staff read out on the telephone. */
function ErrorsList() {
  const { t } = useWords();
  const { ask } = useStaff();
  const { value: events, error } = useAnswer(useCallback(() => ask('getEvents'), [ask]));
  return (
    <div className="errors">
      <p>{t('diagnostics.errors.lead')}</p>
      {error && <ErrorNotice error={error} />}
      {!events && !error && <p role="status">{t('moment')}</p>}
      {events?.length === 0 && <p>{t('diagnostics.errors.none')}</p>}
      {events && (
        <ul>
          {events.map((event) => (
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

/** A file for remote support: what it contains, what it leaves out, and where to write it. */
function SupportBundle() {
  const { t } = useWords();
  const { busy, written, error, write } = useExport();
  return (
    <div className="bundle">
      <p>{t('diagnostics.bundle.lead')}</p>
      <p>{t('diagnostics.bundle.holds')}</p>
      <p>{t('diagnostics.bundle.lacks')}</p>
      <h2>{t('diagnostics.bundle.drives')}</h2>
      <DriveChoice busy={busy} onChoose={(drive) => void write(drive)} />
      {error && <ErrorNotice error={error} />}
      {busy && <p role="status">{t('moment')}</p>}
      {written !== null && (
        <Notice state="good">
          <p className="notice-what" data-testid="bundle-file">
            {t('diagnostics.bundle.written', { file: written })}
          </p>
          <p>{t('diagnostics.bundle.unplug')}</p>
        </Notice>
      )}
    </div>
  );
}

function useExport() {
  const { ask } = useStaff();
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const [error, setError] = useState<StaffError | null>(null);
  const write = async (drive: string): Promise<void> => {
    setBusy(true);
    setWritten(null);
    const answer = await ask('exportBundle', { drive });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    setWritten(answer.ok ? answer.value.fileName : null);
  };
  return { busy, written, error, write };
}
