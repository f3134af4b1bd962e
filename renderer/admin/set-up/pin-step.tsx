import { PinPad } from '../door/pin-pad.tsx';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { StaffButton } from '../parts/staff-button.tsx';
import type { StaffWords } from '../../text/staff/i18n.ts';
import type { Message } from '../../text/staff/shape.ts';
import { useWords } from '../session/staff-context.ts';
import { isEntering, type PinSteps } from './use-pin-steps.ts';

/** A PIN for the administrator, entered twice, and one for clerks if wanted. */
export function PinStep({ steps }: { readonly steps: PinSteps }) {
  const { t } = useWords();
  const { role, phase, busy, enter, askClerk } = steps;
  return (
    <div className="pin-step" data-role={role} data-phase={phase}>
      <div className="pin-step-words">
        <PinNotices steps={steps} />
        {phase === 'ask' && (
          <div className="staff-actions">
            <StaffButton action="clerk-pin" onPress={askClerk}>
              {t.setUp.pin.clerkAdd}
            </StaffButton>
          </div>
        )}
      </div>
      {isEntering(steps) && <PinPad key={`${role} ${phase}`} onPin={enter} disabled={busy} />}
    </div>
  );
}

function PinNotices({ steps: { role, phase, trouble } }: { readonly steps: PinSteps }) {
  const { t } = useWords();
  const words = t.setUp.pin;
  return (
    <>
      {role === 'clerk' && (
        <Notice state="good">
          <p>{phase === 'set' ? words.clerkSaved : words.saved}</p>
        </Notice>
      )}
      {trouble === 'different' && (
        <Notice state="care">
          <p>{words.different}</p>
        </Notice>
      )}
      {trouble && trouble !== 'different' && <ErrorNotice error={trouble} />}
    </>
  );
}

/** Each entry has its own heading: what is asked now is the largest text. */
export function pinHeading({ role, phase }: PinSteps, { setUp }: StaffWords): Message {
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
