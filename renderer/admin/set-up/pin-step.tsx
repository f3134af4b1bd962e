import { PinPad } from '../door/pin-pad.tsx';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { StaffButton } from '../parts/staff-button.tsx';
import { useWords } from '../session/staff-context.ts';
import { usePinSteps, type PinSteps } from './use-pin-steps.ts';

interface PinStepProps {
  readonly hasPin: boolean;
  readonly onPin: () => void;
}

/** A PIN for the administrator, entered twice, and one for clerks if wanted. */
export function PinStep({ hasPin, onPin }: PinStepProps) {
  const { t } = useWords();
  const steps = usePinSteps(hasPin, onPin);
  const { role, phase, busy, enter, askClerk } = steps;
  const entering = phase === 'choose' || phase === 'repeat';
  return (
    <div className="pin-step" data-role={role} data-phase={phase}>
      <div className="pin-step-words">
        {role === 'clerk' && (
          <Notice state="good">
            <p>{phase === 'set' ? t.setUp.pin.clerkSaved : t.setUp.pin.saved}</p>
          </Notice>
        )}
        <PinWords steps={steps} />
        {phase === 'ask' && (
          <div className="staff-actions">
            <StaffButton action="clerk-pin" onPress={askClerk}>
              {t.setUp.pin.clerkAdd}
            </StaffButton>
          </div>
        )}
      </div>
      {entering && <PinPad key={`${role} ${phase}`} onPin={enter} disabled={busy} />}
    </div>
  );
}

function PinWords({ steps: { role, phase, trouble } }: { readonly steps: PinSteps }) {
  const { t } = useWords();
  const words = t.setUp.pin;
  const prompts = {
    choose: role === 'administrator' ? null : words.clerkAdd,
    repeat: role === 'administrator' ? words.repeat : words.clerkRepeat,
    ask: words.clerk,
    set: null,
  };
  return (
    <>
      <div role="status">{prompts[phase] !== null && <h2>{prompts[phase]}</h2>}</div>
      {(phase === 'ask' || (phase === 'choose' && role === 'clerk')) && <p>{words.clerkBody}</p>}
      {trouble === 'different' && (
        <Notice state="care">
          <p>{words.different}</p>
        </Notice>
      )}
      {trouble && trouble !== 'different' && <ErrorNotice error={trouble} />}
    </>
  );
}
