import { useEffect, useRef, type CSSProperties } from 'react';
import type { StaffBridge } from '../../../preload/staff-contract.ts';
import { useSecondsLeft } from '../../components/use-seconds-left.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { useWords } from '../shell/staff-context.ts';
import { PinPad } from './pin-pad.tsx';
import { useSignIn, type OnEntered, type SignIn } from './use-sign-in.ts';
import './sign-in.css';

/** The sign-in screen closes after this time without a touch, ms: it was opened by mistake. */
const idleCloseMs = 30_000;
const setPinCommand = 'liveness-kiosk --set-staff-pin administrator';

interface SignInScreenProps {
  readonly bridge: StaffBridge;
  readonly onEntered: OnEntered;
  readonly onClosed: () => void;
}

/** The sign-in screen. It does not reveal which roles have a PIN. */
export function SignInScreen({ bridge, onEntered, onClosed }: SignInScreenProps) {
  const signIn = useSignIn(bridge, onEntered);
  const touched = useIdleClose(onClosed);
  if (signIn.kind === 'closed') return <NoPinYet />;
  if (signIn.kind === null) return <Unanswered signIn={signIn} />;
  return <PinEntry signIn={signIn} onKey={touched} />;
}

function PinEntry({ signIn, onKey }: { readonly signIn: SignIn; readonly onKey: () => void }) {
  const { t } = useWords();
  const { error, pause, busy } = signIn;
  return (
    <div className="sign-in" data-sign-in="pin">
      <div className="sign-in-words">
        <StaffHeading heading={t('signIn.heading')} lead={t('signIn.body')} />
        <div className="sign-in-answer" data-wrong={error?.code}>
          {error && <SignInError error={error} />}
          {pause && <PauseLine key={pause.id} durationMs={pause.durationMs} onOver={signIn.pauseOver} />}
        </div>
      </div>
      <PinPad onPin={signIn.tryPin} disabled={busy || pause !== null} onKey={onKey} />
    </div>
  );
}

/** Shown calmly, not as an alarm: everybody mistypes a PIN. */
function SignInError({ error }: { readonly error: NonNullable<SignIn['error']> }) {
  const { t } = useWords();
  if (error.code !== 'pin-wrong' && error.code !== 'pin-paused') return <ErrorNotice error={error} />;
  return (
    <Notice state="care">
      <p>{t(`refusal.${error.code}`)}</p>
    </Notice>
  );
}

function NoPinYet() {
  const { t } = useWords();
  return (
    <div className="sign-in" data-sign-in="closed">
      <div className="sign-in-words">
        <StaffHeading heading={t('signIn.closedHeading')} lead={t('signIn.closedBody')} />
        <code className="staff-command">{setPinCommand}</code>
        <p>{t('signIn.closedNote')}</p>
      </div>
    </div>
  );
}

function Unanswered({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useWords();
  return (
    <div className="sign-in" data-sign-in="unanswered">
      <div className="sign-in-words">
        <StaffHeading heading={t('signIn.heading')} />
        {signIn.error ? <ErrorNotice error={signIn.error} /> : <p role="status">{t('moment')}</p>}
      </div>
    </div>
  );
}

/** @returns the function to call on a touch */
function useIdleClose(onClosed: () => void): () => void {
  const again = useRef(() => undefined as void);
  useEffect(() => {
    let timer = setTimeout(onClosed, idleCloseMs);
    again.current = () => {
      clearTimeout(timer);
      timer = setTimeout(onClosed, idleCloseMs);
    };
    return () => clearTimeout(timer);
  }, [onClosed]);
  return () => again.current();
}

interface PauseLineProps {
  readonly durationMs: number;
  readonly onOver: () => void;
}

/** The time until the next try, as a shrinking bar and in words. */
function PauseLine({ durationMs, onOver }: PauseLineProps) {
  const { t } = useWords();
  const seconds = useSecondsLeft(durationMs);
  useEffect(() => {
    if (seconds <= 0) onOver();
  }, [seconds, onOver]);
  return (
    <div className="pause" data-testid="pin-pause">
      <p>{t('signIn.wait', { count: seconds })}</p>
      <div className="pause-line" style={{ '--pause': `${durationMs}ms` } as CSSProperties} />
    </div>
  );
}
