import { useState } from 'react';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { OvalArt } from '../../../components/oval-art.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { StaffButton } from '../../parts/staff-button.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';

/** Ends the assistant in main; then the station is opened to customers, or staff go to the console first. */
export function useFinish() {
  const { ask } = useStaff();
  const [error, setError] = useState<StaffError | null>(null);
  const finish = async (then: () => void): Promise<void> => {
    const answer = await ask('finishSetUp');
    if (answer.ok) then();
    else setError(answer.error);
  };
  return { error, finish };
}

/** The end of the assistant. */
export function DoneStep({ error }: { readonly error: StaffError | null }) {
  return (
    <div className="set-up-done">
      <OvalArt name="check" tone="good" />
      {error && <ErrorNotice error={error} />}
    </div>
  );
}

interface DoneWaysProps {
  readonly onKiosk: () => void;
  readonly onConsole: () => void;
}

/** Where the other steps have their "Next". */
export function DoneWays({ onKiosk, onConsole }: DoneWaysProps) {
  const { t } = useWords();
  return (
    <>
      <StaffButton action="finish-console" onPress={onConsole}>
        {t('setUp.finish.console')}
      </StaffButton>
      <StaffButton kind="main" action="finish" onPress={onKiosk}>
        {t('setUp.finish.kiosk')}
      </StaffButton>
    </>
  );
}
