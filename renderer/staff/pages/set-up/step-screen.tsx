import type { MouseEvent, ReactNode } from 'react';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import type { SetUpStep } from './step-facts.ts';
import { ConnectionTest } from '../diagnostics/connection-test.tsx';
import { hasOwnKey } from '../keys/use-secrets.ts';
import { StaffButton } from '../../parts/staff-button.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useBackKey } from '../../shell/use-back-key.ts';
import { useWords } from '../../shell/staff-context.ts';
import { BankStep, LanguageStep } from './bank-steps.tsx';
import { CameraStep } from './camera-step.tsx';
import { DoneStep, DoneWays, useFinish } from './done-step.tsx';
import { KeyStep } from './key-step.tsx';
import { PinStep } from './pin-step.tsx';
import { Progress } from './progress.tsx';
import type { SetUpModel } from './set-up.tsx';
import { neighbour } from './step-facts.ts';
import { useConfirmDefaults } from './confirm-defaults.ts';

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
  const { confirmDefaults, busy } = useConfirmDefaults(model.settings);
  const { error, finish } = useFinish();
  useBackKey(before ? () => onStep(before) : null);
  const next = async (): Promise<void> => {
    await confirmDefaults(step);
    if (after) onStep(after);
  };
  return (
    <div className="set-up" data-set-up-step={step}>
      <Progress step={step} facts={model.facts} />
      <div className="set-up-body" key={step}>
        {step === 'pin' ? (
          <PinStep hasPin={model.facts.hasPin} onPin={() => model.setHasPin(true)} />
        ) : (
          <>
            <StaffHeading heading={t(`setUp.ask.${step}.heading`)} lead={t(`setUp.ask.${step}.body`)} />
            <div className="set-up-answer">{bodyOf(step, model, error)}</div>
          </>
        )}
      </div>
      <div className="set-up-ways" key={`ways-of-${step}`} onClickCapture={ignoreSecondTouch}>
        {before && (
          <StaffButton action="back" onPress={() => onStep(before)}>
            {t('act.back')}
          </StaffButton>
        )}
        {step === 'done' ? (
          <DoneWays onKiosk={() => void finish(onLeave)} onConsole={() => void finish(onConsole)} />
        ) : (
          <StaffButton kind="quiet" action="later" onPress={onLeave}>
            {t('setUp.later')}
          </StaffButton>
        )}
        {after && <NextButton step={step} model={model} busy={busy} onNext={() => void next()} />}
      </div>
    </div>
  );
}

/** Every step has its main button in this place: the second half of a double touch must not pass a step by. */
function ignoreSecondTouch(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation();
}

function bodyOf(
  step: Exclude<SetUpStep, 'pin'>,
  model: SetUpModel,
  finishError: StaffError | null,
): ReactNode {
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
    case 'done':
      return <DoneStep error={finishError} />;
  }
}

interface NextButtonProps {
  readonly step: SetUpStep;
  readonly model: SetUpModel;
  readonly busy: boolean;
  readonly onNext: () => void;
}

/** A key may be entered later, a PIN may not: without one, the next person could set the station up again. */
function NextButton({ step, model: { facts }, busy, onNext }: NextButtonProps) {
  const { t } = useWords();
  const withoutKey = step === 'key' && !hasOwnKey(facts.secrets);
  return (
    <StaffButton
      kind={withoutKey ? 'other' : 'main'}
      action="next"
      onPress={onNext}
      disabled={busy || (step === 'pin' && !facts.hasPin)}
    >
      {withoutKey ? t('act.skip') : t('act.next')}
    </StaffButton>
  );
}
