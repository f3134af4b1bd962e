import { useCallback } from 'react';
import type { Drive } from '../../../preload/staff-contract.ts';
import { formatSize } from '../../text/formats.ts';
import { useStaff, useWords } from '../shell/staff-context.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { StaffButton } from './buttons.tsx';
import { ErrorNotice } from './notice.tsx';
import { StaffSign } from './signs.tsx';

/** How often the list of USB sticks is read, ms. */
const lookEveryMs = 3_000;

interface DriveChoiceProps {
  readonly busy: boolean;
  readonly onChoose: (id: string) => void;
}

/** The USB sticks that something can be written to, one button for each. */
export function DriveChoice({ busy, onChoose }: DriveChoiceProps) {
  const { t } = useWords();
  const { ask } = useStaff();
  const { value: drives, error } = useAnswer(
    useCallback(() => ask('listDrives'), [ask]),
    lookEveryMs,
  );
  if (error) return <ErrorNotice error={error} />;
  if (drives?.length === 0) return <p role="status">{t('diagnostics.bundle.none')}</p>;
  return (
    <div className="staff-actions">
      {drives?.map((drive) => (
        <StaffButton key={drive.id} action="export" onPress={() => onChoose(drive.id)} disabled={busy}>
          <StaffSign name="stick" />
          <DriveName drive={drive} />
        </StaffButton>
      ))}
    </div>
  );
}

function DriveName({ drive: { name, freeBytes } }: { readonly drive: Drive }) {
  const { t, language } = useWords();
  const free = freeBytes !== null && t('diagnostics.bundle.free', { size: formatSize(freeBytes, language) });
  return (
    <span>
      {name}
      {free && <span className="staff-quiet"> · {free}</span>}
    </span>
  );
}
