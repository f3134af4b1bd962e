import { PinPad } from '../../sign-in/pin-pad.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StaffButton } from '../../parts/staff-button.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import type { StaffT } from '../../../text/staff-i18n.ts';
import { useWords } from '../../shell/staff-context.ts';
import { usePinSteps, type PinSteps } from './use-pin-steps.ts';

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
