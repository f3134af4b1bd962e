import type { ReactNode } from 'react';
import type { SetUpStep } from '../../text/staff/shape.ts';
import { ConnectionTest } from '../diagnostics/connection-test.tsx';
import { hasOwnKey } from '../keys/use-secrets.ts';
import { StaffButton } from '../parts/staff-button.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { useBackKey } from '../room/use-back-key.ts';
import { useWords } from '../session/staff-context.ts';
import { BankStep, LanguageStep } from './bank-steps.tsx';
import { CameraStep } from './camera-step.tsx';
import { DoneStep } from './done-step.tsx';
import { KeyStep } from './key-step.tsx';
import { PinStep, pinHeading } from './pin-step.tsx';
import { Progress } from './progress.tsx';
import type { SetUpModel } from './set-up.tsx';
import { neighbour } from './step-facts.ts';
import { useKeep } from './use-keep.ts';
import { isEntering, usePinSteps, type PinSteps } from './use-pin-steps.ts';

interface StepScreenProps {
  readonly step: SetUpStep;
  readonly model: SetUpModel;
  readonly onStep: (step: SetUpStep) => void;
  readonly onLeave: () => void;
  readonly onConsole: () => void;
}

/** One question of the assistant: progress, question, answer, back and next. */
export function StepScreen({ step, model, onStep, onLeave, onConsole }: StepScreenProps) {
  const { t } = useWords();
  const before = neighbour(step, -1, model.facts);
  const after = neighbour(step, 1, model.facts);
  const { keep, busy } = useKeep(model.settings);
  const pinSteps = usePinSteps(model.facts.hasPin, () => model.setHasPin(true));
  const { heading, body } = step === 'pin' ? pinHeading(pinSteps, t) : t.setUp.ask[step];
  useBackKey(before ? () => onStep(before) : null);
  const next = async (): Promise<void> => {
    await keep(step);
    if (after) onStep(after);
  };
  return (
    <div className="set-up" data-set-up-step={step}>
      <Progress step={step} facts={model.facts} />
      <div className="set-up-body">
        <StaffHeading key={heading} heading={heading} lead={body} />
        <div className="set-up-answer">{bodyOf(step, model, { onLeave, onConsole, pinSteps })}</div>
      </div>
      <div className="set-up-ways">
        {before && (
          <StaffButton action="back" onPress={() => onStep(before)}>
            {t.act.back}
          </StaffButton>
        )}
        {step !== 'done' && (
          <StaffButton kind="quiet" action="later" onPress={onLeave}>
            {t.setUp.later}
          </StaffButton>
        )}
        {after && (
          <NextButton
            step={step}
            model={model}
            busy={busy}
            skips={step === 'pin' ? isEntering(pinSteps) : step === 'key' && !hasOwnKey(model.facts.secrets)}
            onNext={() => void next()}
          />
        )}
      </div>
    </div>
  );
}

interface Ends {
  readonly onLeave: () => void;
  readonly onConsole: () => void;
  readonly pinSteps: PinSteps;
}

function bodyOf(step: SetUpStep, model: SetUpModel, ends: Ends): ReactNode {
  switch (step) {
    case 'language':
      return <LanguageStep settings={model.settings} />;
    case 'bank':
      return <BankStep settings={model.settings} />;
    case 'camera':
      return <CameraStep cameras={model.cameras} settings={model.settings} />;
    case 'key':
      return <KeyStep secrets={model.secrets} />;
    case 'test':
      return <ConnectionTest />;
    case 'pin':
      return <PinStep steps={ends.pinSteps} />;
    case 'done':
      return <DoneStep {...ends} />;
  }
}

interface NextButtonProps {
  readonly step: SetUpStep;
  readonly model: SetUpModel;
  readonly busy: boolean;
  /** What this step asks for is left out. */
  readonly skips: boolean;
  readonly onNext: () => void;
}

/** A key may be entered later, a PIN may not: without one, the next person could set the station up again. */
function NextButton({ step, model: { facts }, busy, skips, onNext }: NextButtonProps) {
  const { t } = useWords();
  return (
    <StaffButton
      kind={skips ? 'other' : 'main'}
      action="next"
      onPress={onNext}
      disabled={busy || (step === 'pin' && !facts.hasPin)}
    >
      {skips ? t.act.skip : t.act.next}
    </StaffButton>
  );
}
