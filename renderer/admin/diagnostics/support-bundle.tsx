import { useCallback, useState } from 'react';
import type { Drive, StaffError } from '../../../preload/staff-contract.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { StaffButton } from '../parts/staff-button.tsx';
import { StaffSign } from '../parts/staff-signs.tsx';
import { formatSize } from '../session/formats.ts';
import { useAnswer } from '../session/use-answer.ts';
import { useStaff, useWords } from '../session/staff-context.ts';
import './support-bundle.css';

/** A stick just put in appears by itself, ms. */
const lookEveryMs = 3_000;

/** A file for whoever helps from afar: what is in it, what is not, and where to write it. */
export function SupportBundle() {
  const { t, fill } = useWords();
  const words = t.diagnostics.bundle;
  const { busy, written, error, write } = useExport();
  return (
    <div className="bundle">
      <p>{words.lead}</p>
      <p>{words.holds}</p>
      <p>{words.lacks}</p>
      <h2>{words.drives}</h2>
      <Drives busy={busy} onChoose={write} />
      {error && <ErrorNotice error={error} />}
      {busy && <p role="status">{t.moment}</p>}
      {written !== null && (
        <Notice state="good">
          <p className="notice-what" data-testid="bundle-file">
            {fill(words.written, { file: written })}
          </p>
          <p>{words.unplug}</p>
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

interface DrivesProps {
  readonly busy: boolean;
  readonly onChoose: (id: string) => Promise<void>;
}

function Drives({ busy, onChoose }: DrivesProps) {
  const { t } = useWords();
  const { ask } = useStaff();
  const { answer } = useAnswer(
    useCallback(() => ask('listDrives'), [ask]),
    lookEveryMs,
  );
  if (answer?.ok === false) return <ErrorNotice error={answer.error} />;
  if (answer?.value.length === 0) return <p role="status">{t.diagnostics.bundle.none}</p>;
  return (
    <div className="staff-actions">
      {answer?.value.map((drive) => (
        <StaffButton key={drive.id} action="export" onPress={() => void onChoose(drive.id)} disabled={busy}>
          <StaffSign name="stick" />
          <DriveName drive={drive} />
        </StaffButton>
      ))}
    </div>
  );
}

function DriveName({ drive: { name, freeBytes } }: { readonly drive: Drive }) {
  const { t, fill, language } = useWords();
  const free =
    freeBytes !== null && fill(t.diagnostics.bundle.free, { size: formatSize(freeBytes, language) });
  return (
    <span>
      {name}
      {free && <span className="staff-quiet"> · {free}</span>}
    </span>
  );
}
