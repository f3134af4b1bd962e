import { useEffect, useState } from 'react';
import type { StaffError, StaffRole } from '../../../../preload/staff-contract.ts';
import type { StaffT } from '../../../text/staff-i18n.ts';
import { StaffButton } from '../../parts/buttons.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { SecretText } from '../../parts/secret-text.ts';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { PinPad } from '../../sign-in/pin-pad.tsx';

interface PinStepProps {
  readonly hasPin: boolean;
  readonly onPin: () => void;
}

/** A PIN for the administrator, entered twice, and one for clerks if wanted. Each entry has its own heading. */
export function PinStep({ hasPin, onPin }: PinStepProps) {
  const { t } = useWords();
  const steps = usePinSteps(hasPin, onPin);
  const { role, phase, busy, enter, askClerk, leaveClerk } = steps;
  const entering = phase === 'choose' || phase === 'repeat';
  const { heading, body } = pinHeading(steps, t);
  return (
    <>
      <StaffHeading key={heading} heading={heading} {...(body !== '' && { lead: body })} />
      <div className="set-up-answer">
        <div className="pin-step" data-role={role} data-phase={phase}>
          <div className="pin-step-words">
            <PinNotices steps={steps} />
            {phase === 'ask' && (
              <StaffButton action="clerk-pin" onPress={askClerk}>
                {t('setUp.pin.clerkAdd')}
              </StaffButton>
            )}
            {entering && role === 'clerk' && (
              <StaffButton action="no-clerk-pin" onPress={leaveClerk}>
                {t('act.cancel')}
              </StaffButton>
            )}
          </div>
          {entering && <PinPad key={`${role} ${phase}`} onPin={enter} disabled={busy} />}
        </div>
      </div>
    </>
  );
}

function PinNotices({ steps: { role, phase, fault } }: { readonly steps: PinSteps }) {
  const { t } = useWords();
  return (
    <>
      {role === 'clerk' && (
        <Notice state="good">
          <p>{phase === 'set' ? t('setUp.pin.clerkSaved') : t('setUp.pin.saved')}</p>
        </Notice>
      )}
      {fault === 'different' && (
        <Notice state="care">
          <p>{t('setUp.pin.different')}</p>
        </Notice>
      )}
      {fault && fault !== 'different' && <ErrorNotice error={fault} />}
    </>
  );
}

/** What is asked now is the largest text. */
function pinHeading({ role, phase }: PinSteps, t: StaffT): { heading: string; body: string } {
  const byAdministrator = role === 'administrator';
  switch (phase) {
    case 'choose':
      return {
        heading: t(byAdministrator ? 'setUp.ask.pin.heading' : 'setUp.pin.clerkAdd'),
        body: t('setUp.ask.pin.body'),
      };
    case 'repeat':
      return {
        heading: t(byAdministrator ? 'setUp.pin.repeat' : 'setUp.pin.clerkRepeat'),
        body: t('setUp.pin.repeatBody'),
      };
    case 'ask':
      return { heading: t('setUp.pin.clerk'), body: t('setUp.pin.clerkBody') };
    case 'set':
      return { heading: t('setUp.step.pin'), body: '' };
  }
}

interface PinSteps {
  readonly role: StaffRole;
  /** `ask`: whether clerks get a PIN as well. `set`: both are done. */
  readonly phase: 'choose' | 'repeat' | 'ask' | 'set';
  readonly fault: 'different' | StaffError | null;
  readonly busy: boolean;
  readonly enter: (pin: string) => void;
  readonly askClerk: () => void;
  /** There is to be no PIN for clerks after all. */
  readonly leaveClerk: () => void;
}

/** The administrator's PIN, twice; then, if wanted, the clerk's, twice. */
function usePinSteps(hasPin: boolean, onPin: () => void): PinSteps {
  const { ask } = useStaff();
  const [role, setRole] = useState<StaffRole>(hasPin ? 'clerk' : 'administrator');
  const [phase, setPhase] = useState<PinSteps['phase']>(hasPin ? 'ask' : 'choose');
  const [fault, setFault] = useState<PinSteps['fault']>(null);
  const [busy, setBusy] = useState(false);
  const [chosen] = useState(() => new SecretText());
  useEffect(() => () => chosen.wipe(), [chosen]);

  const again = (why: PinSteps['fault']): void => {
    chosen.wipe();
    setFault(why);
    setPhase('choose');
  };
  const send = async (pin: string): Promise<void> => {
    setBusy(true);
    const answer = await ask('setPin', { role, pin });
    setBusy(false);
    if (!answer.ok) return again(answer.error);
    chosen.wipe();
    onPin();
    setPhase(role === 'administrator' ? 'ask' : 'set');
    setRole('clerk');
  };
  const enter = (pin: string): void => {
    if (phase === 'choose') {
      chosen.replace(0, chosen.length, pin);
      setFault(null);
      setPhase('repeat');
    } else if (pin === chosen.read()) void send(pin);
    else again('different');
  };
  const leaveClerk = (): void => {
    chosen.wipe();
    setFault(null);
    setPhase('ask');
  };
  return { role, phase, fault, busy, enter, askClerk: () => setPhase('choose'), leaveClerk };
}
