import { PinPad } from '../../sign-in/pin-pad.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { StaffButton } from '../../parts/staff-button.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import type { StaffWords } from '../../../text/staff/i18n.ts';
import type { Message } from '../../../text/staff/shape.ts';
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
                {t.setUp.pin.clerkAdd}
              </StaffButton>
            )}
            {entering && role === 'clerk' && (
              <StaffButton action="no-clerk-pin" onPress={leaveClerk}>
                {t.act.cancel}
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
  const words = t.setUp.pin;
  return (
    <>
      {role === 'clerk' && (
        <Notice state="good">
          <p>{phase === 'set' ? words.clerkSaved : words.saved}</p>
        </Notice>
      )}
      {fault === 'different' && (
        <Notice state="care">
          <p>{words.different}</p>
        </Notice>
      )}
      {fault && fault !== 'different' && <ErrorNotice error={fault} />}
    </>
  );
}

/** What is asked now is the largest text. */
function pinHeading({ role, phase }: PinSteps, { setUp }: StaffWords): Message {
  const { pin, ask, step } = setUp;
  const byAdministrator = role === 'administrator';
  switch (phase) {
    case 'choose':
      return { heading: byAdministrator ? ask.pin.heading : pin.clerkAdd, body: ask.pin.body };
    case 'repeat':
      return { heading: byAdministrator ? pin.repeat : pin.clerkRepeat, body: pin.repeatBody };
    case 'ask':
      return { heading: pin.clerk, body: pin.clerkBody };
    case 'set':
      return { heading: step.pin, body: '' };
  }
}
