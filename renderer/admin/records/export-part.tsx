import { useState } from 'react';
import type { RecordsOfDay } from '../../../preload/record-contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';
import { DriveChoice } from '../devices/drive-choice.tsx';
import { Choices } from '../parts/choices.tsx';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { useStaff, useWords } from '../session/staff-context.ts';
import { beginningOf, exportSpans, type ExportSpan } from './days.ts';

type ExportPartProps = Pick<RecordsOfDay, 'day' | 'firstDay'>;

/** Writes records to a stick: as they are, as a table, and with the head they reach to. */
export function ExportPart({ day, firstDay }: ExportPartProps) {
  const { t, fill } = useWords();
  const words = t.records.export;
  const [span, setSpan] = useState<ExportSpan>('day');
  const { busy, written, error, write } = useExport();
  return (
    <section className="record-export">
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      <Choices
        label={words.heading}
        action="exportSpan"
        choices={exportSpans.map((value) => ({ value, title: words.span[value] }))}
        isChosen={(value) => value === span}
        onChoose={(value) => setSpan(exportSpans.find((one) => one === value) ?? 'day')}
      />
      <DriveChoice
        busy={busy}
        onChoose={(drive) => void write(drive, beginningOf(span, { day, firstDay }), day)}
      />
      {error && <ErrorNotice error={error} />}
      {busy && <p role="status">{t.moment}</p>}
      {written && (
        <Notice state="good">
          <p className="notice-what record-files" data-testid="record-files">
            {fill(t.diagnostics.bundle.written, { file: ['', ...written].join('\n') })}
          </p>
          <p>{t.diagnostics.bundle.unplug}</p>
        </Notice>
      )}
    </section>
  );
}

function useExport() {
  const { ask } = useStaff();
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<StaffError | null>(null);
  const write = async (drive: string, from: string, to: string): Promise<void> => {
    setBusy(true);
    setWritten(null);
    const answer = await ask('exportRecords', { drive, from, to });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    setWritten(answer.ok ? answer.value.fileNames : null);
  };
  return { busy, written, error, write };
}
