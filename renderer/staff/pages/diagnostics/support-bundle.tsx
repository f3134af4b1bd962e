import { useState } from 'react';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { DriveChoice } from '../../parts/drive-choice.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import './support-bundle.css';

/** A file for remote support: what it contains, what it leaves out, and where to write it. */
export function SupportBundle() {
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
