import { useCallback, useState, type ReactNode } from 'react';
import type { Language, Station } from '../../../preload/contract.ts';
import type { StaffEntry } from '../../../preload/staff-contract.ts';
import type { StaffPage } from './staff-context.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { StaffContext, useWords } from './staff-context.ts';
import { useSession } from './use-session.ts';
import { useIdleWarning } from './use-idle-warning.ts';
import { SetUp } from '../pages/set-up/set-up.tsx';
import type { StaffServices } from '../staff-console.tsx';
import { ShuttingDown } from './shutting-down.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { PageBody } from './page-body.tsx';
import { Rail, type Question } from './rail.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { useBackKey } from './use-back-key.ts';

interface SignedInConsoleProps {
  readonly services: StaffServices;
  readonly station: Station;
  readonly entry: StaffEntry;
  /** The session was opened with a PIN, so a PIN exists. */
  readonly byPin: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onClosed: () => void;
  /** Where to begin, for the preview. */
  readonly firstPage?: StaffPage;
}

/** The console after sign-in: the set-up assistant on a new station, else the pages. */
export function SignedInConsole(props: SignedInConsoleProps) {
  const { services, station, entry, byPin, onLanguage, onClosed, firstPage = 'status' } = props;
  const { t } = useWords();
  const [page, setPage] = useState<StaffPage>(firstPage);
  const [settingUp, setSettingUp] = useState(entry.setUp);
  const [question, setQuestion] = useState<Question | null>(null);
  const [shuttingDown, setShuttingDown] = useState<Question | null>(null);
  const { context, leave } = useSession({ services, station, entry, go: setPage, onClosed });
  const { warned, more } = useIdleWarning({
    ask: context.ask,
    idleLimitMs: entry.idleLimitMs,
    onOver: leave,
  });
  const back = useCallback(() => (page === 'status' ? leave() : setPage('status')), [page, leave]);
  useBackKey(settingUp ? null : back);

  const begin = async (wanted: Question): Promise<void> => {
    setQuestion(null);
    setShuttingDown(wanted);
    const answer = await context.ask(wanted);
    if (!answer.ok) setShuttingDown(null);
  };
  const frame = (name: string, rail: ReactNode, body: ReactNode) => (
    <StaffFrame
      station={station}
      page={name}
      role={settingUp ? t('setUp.title') : t(`role.${entry.role}`)}
      onLanguage={onLanguage}
      onClose={leave}
      {...(warned && { limit: <IdleWarning onMore={more} /> })}
      {...(rail !== null && { rail })}
    >
      {body}
    </StaffFrame>
  );
  const assistant = <SetUp hasPin={byPin} onLeave={leave} onConsole={() => setSettingUp(false)} />;
  const rail = <Rail role={entry.role} current={page} onPage={setPage} onQuestion={setQuestion} />;
  return (
    <StaffContext value={context}>
      {shuttingDown && frame(shuttingDown, null, <ShuttingDown question={shuttingDown} />)}
      {!shuttingDown && settingUp && frame('set-up', null, assistant)}
      {!shuttingDown && !settingUp && frame(page, rail, <PageBody key={page} page={page} />)}
      {question && (
        <AskDialog
          name={question}
          heading={t(`${question}.heading`)}
          body={t(`${question}.body`)}
          yes={t(`act.${question}`)}
          onYes={() => void begin(question)}
          onNo={() => setQuestion(null)}
        />
      )}
    </StaffContext>
  );
}
