import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '../../../preload/contract.ts';
import type { Station } from '../../../preload/station.ts';
import type { StaffGrant } from '../../../preload/staff-contract.ts';
import { CameraPage } from '../pages/camera/camera-page.tsx';
import { DiagnosticsPage } from '../pages/diagnostics/diagnostics-page.tsx';
import { HelpPage } from '../pages/help/help-page.tsx';
import { KeysPage } from '../pages/keys/keys-page.tsx';
import { RecordsPage } from '../pages/records/records-page.tsx';
import { SetUp } from '../pages/set-up/set-up.tsx';
import { SettingsPage } from '../pages/settings/settings-page.tsx';
import { StatusPage } from '../pages/status/status-page.tsx';
import { AskDialog } from '../parts/modal.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import type { StaffServices } from '../staff-console.tsx';
import { createAsk } from './ask.ts';
import { IdleWarning, useIdleWarning } from './idle-warning.tsx';
import { Rail, type Question } from './rail.tsx';
import { StaffContext, useWords, type StaffPage, type StaffSession } from './staff-context.ts';
import { StaffFrame } from './staff-frame.tsx';
import { useBackKey } from './use-back-key.ts';

interface SignedInConsoleProps {
  readonly services: StaffServices;
  readonly station: Station;
  readonly entry: StaffGrant;
  /** The session was opened with a PIN, so a PIN exists. */
  readonly byPin: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onClosed: () => void;
}

/** The console after sign-in: the set-up assistant on a new station, else the pages. */
export function SignedInConsole(props: SignedInConsoleProps) {
  const { services, station, entry, byPin, onLanguage, onClosed } = props;
  const { t } = useWords();
  const [page, setPage] = useState<StaffPage>('status');
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

const bodies = {
  status: StatusPage,
  settings: SettingsPage,
  keys: KeysPage,
  camera: CameraPage,
  diagnostics: DiagnosticsPage,
  records: RecordsPage,
  help: HelpPage,
} as const satisfies Record<StaffPage, () => React.JSX.Element>;

/** One page of the console. */
function PageBody({ page }: { readonly page: StaffPage }) {
  const Body = bodies[page];
  return (
    <div className="staff-page">
      <Body />
    </div>
  );
}

/** Restart and exit take a moment, in which nothing else can be done. */
function ShuttingDown({ question }: { readonly question: Question }) {
  const { t } = useWords();
  return (
    <div className="staff-page">
      <StaffHeading heading={t(`${question}.shuttingDown`)} />
    </div>
  );
}

interface SessionProps {
  readonly services: StaffServices;
  readonly station: Station;
  readonly entry: StaffGrant;
  readonly go: StaffSession['go'];
  readonly onClosed: () => void;
}

/** One staff session: how its pages ask main, and how it ends. */
function useSession({ services, station, entry, go, onClosed }: SessionProps) {
  const { bridge, devices } = services;
  const { token, role } = entry;
  const ask = useMemo(() => createAsk(bridge, token, onClosed), [bridge, token, onClosed]);
  useEffect(() => bridge.onDismissed(onClosed), [bridge, onClosed]);
  const leave = useCallback(() => {
    void ask('signOut');
    onClosed();
  }, [ask, onClosed]);
  const context = useMemo<StaffSession>(
    () => ({ ask, bridge, devices, station, role, go }),
    [ask, bridge, devices, station, role, go],
  );
  return { context, leave };
}
