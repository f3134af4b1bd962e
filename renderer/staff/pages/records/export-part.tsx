import { useLayoutEffect, useState } from 'react';
import type { ExportProgress, ExportState, RecordsOfDay } from '../../../../preload/record-contract.ts';
import { formatSize } from '../../../text/formats.ts';
import { Choices, StaffButton } from '../../parts/buttons.tsx';
import { DriveChoice } from '../../parts/drive-choice.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { beginningOf, exportSpans, type ExportSpan } from './days.ts';
import './records.css';

type ExportPartProps = Pick<RecordsOfDay, 'day' | 'firstDay' | 'lastExport'>;

/** Writes records to a stick: unchanged, as a table, and with their head. */
export function ExportPart({ day, firstDay, lastExport }: ExportPartProps) {
  const { t } = useWords();
  const [span, setSpan] = useState<ExportSpan>('day');
  const { state, isStopping, write, stop } = useExport(lastExport);
  return (
    <section className="record-export">
      <h2>{t('records.export.heading')}</h2>
      <p>{t('records.export.lead')}</p>
      <Choices
        label={t('records.export.heading')}
        action="exportSpan"
        choices={exportSpans.map((value) => ({ value, title: t(`records.export.span.${value}`) }))}
        chosen={span}
        onChoose={setSpan}
      />
      <DriveChoice
        busy={state?.kind === 'running'}
        onChoose={(drive) => write(drive, beginningOf(span, { day, firstDay }), day)}
      />
      {state?.kind === 'running' && <Progress progress={state} isStopping={isStopping} onStop={stop} />}
      {state && state.kind !== 'running' && <Ending state={state} />}
    </section>
  );
}

interface ProgressProps {
  readonly progress: ExportProgress;
  readonly isStopping: boolean;
  readonly onStop: () => void;
}

/** One bar for both steps: the second half is read back. */
function Progress({ progress: { step, doneBytes, totalBytes }, isStopping, onStop }: ProgressProps) {
  const { t, language } = useWords();
  const [done, total] = [doneBytes, totalBytes].map((bytes) => formatSize(bytes, language));
  const share = totalBytes > 0 ? doneBytes / totalBytes : 0;
  return (
    <div className="export-progress" data-export={step}>
      <p className="export-much">
        {totalBytes > 0 ? t(`records.export.${step}`, { done: done!, total: total! }) : t('moment')}
      </p>
      <progress
        aria-label={t('records.export.heading')}
        value={(step === 'checking' ? 0.5 : 0) + share / 2}
      />
      <p className="staff-quiet">{t('records.export.leaveIn')}</p>
      <StaffButton action="stopExport" onPress={onStop} disabled={isStopping}>
        {isStopping ? t('records.export.stopping') : t('records.export.stop')}
      </StaffButton>
    </div>
  );
}

function Ending({ state }: { readonly state: Exclude<ExportState, { kind: 'running' }> }) {
  const { t } = useWords();
  if (state.kind === 'written')
    return (
      <Notice state="good">
        <p className="notice-what record-files" data-testid="record-files">
          {t('diagnostics.bundle.written', { file: ['', ...state.fileNames].join('\n') })}
        </p>
        <p>{t('diagnostics.bundle.unplug')}</p>
      </Notice>
    );
  // Staff wanted that: no alarm.
  if (state.error.code === 'export-stopped')
    return (
      <Notice state="care">
        <p className="notice-what">{t('refusal.export-stopped')}</p>
      </Notice>
    );
  return <ErrorNotice error={state.error} />;
}

interface Export {
  /** Null: no export to report. */
  readonly state: ExportState | null;
  readonly isStopping: boolean;
  readonly write: (drive: string, from: string, to: string) => void;
  readonly stop: () => void;
}

/** An export runs in main, which reports its progress and end to this page or to one opened later. */
function useExport(lastExport: ExportState | null): Export {
  const { ask, bridge } = useStaff();
  const [state, setState] = useState(lastExport);
  const [isStopping, setIsStopping] = useState(false);
  // A layout effect, so that it subscribes before "stop" can be pressed: no result may be missed.
  useLayoutEffect(() => bridge.onExportState(setState), [bridge]);
  const write = (drive: string, from: string, to: string): void => {
    setIsStopping(false);
    setState({ kind: 'running', step: 'writing', doneBytes: 0, totalBytes: 0 });
    void ask('exportRecords', { drive, from, to }).then((answer) =>
      setState(
        answer.ok
          ? { kind: 'written', fileNames: answer.value.fileNames }
          : { kind: 'failed', error: answer.error },
      ),
    );
  };
  const stop = (): void => {
    setIsStopping(true);
    void ask('stopExport');
  };
  return { state, isStopping, write, stop };
}
