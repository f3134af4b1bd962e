import { useState } from 'react';
import type { StaffError } from '../../../preload/staff-contract.ts';
import { OvalArt } from '../../components/oval-art.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { StaffButton } from '../parts/staff-button.tsx';
import { useStaff, useWords } from '../session/staff-context.ts';

interface DoneStepProps {
  readonly onLeave: () => void;
  readonly onConsole: () => void;
}

/** The end of the assistant: the station is opened to customers, or staff go to the console first. */
export function DoneStep({ onLeave, onConsole }: DoneStepProps) {
  const { t } = useWords();
  const { ask } = useStaff();
  const [error, setError] = useState<StaffError | null>(null);
  const finish = async (then: () => void): Promise<void> => {
    const answer = await ask('finishSetUp');
    if (answer.ok) then();
    else setError(answer.error);
  };
  return (
    <div className="set-up-done">
      <OvalArt name="check" tone="good" />
      {error && <ErrorNotice error={error} />}
      <div className="staff-actions">
        <StaffButton kind="main" action="finish" onPress={() => void finish(onLeave)}>
          {t.setUp.finish.kiosk}
        </StaffButton>
        <StaffButton action="finish-console" onPress={() => void finish(onConsole)}>
          {t.setUp.finish.console}
        </StaffButton>
      </div>
    </div>
  );
}
