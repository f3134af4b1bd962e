import { useState, type ReactNode } from 'react';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { StaffButton } from '../../parts/buttons.tsx';
import { StaffSign } from '../../parts/signs.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { useBackKey } from '../../shell/use-back-key.ts';
import { CameraPair } from '../camera/camera-page.tsx';
import { ConnectionTest } from '../diagnostics/connection-test.tsx';
import { hasOwnKey } from '../keys/use-secrets.ts';
import { settingNamed, type SettingsModel } from '../settings/use-settings.ts';
import { PinStep } from './pin-step.tsx';
import type { SetUpModel } from './set-up.tsx';
import { isEnforcedStep, neighbour, setUpSteps, type SetUpStep, type StationFacts } from './step-facts.ts';
import { BankStep, DoneStep, DoneWays, KeyStep, LanguageStep, useFinish } from './steps.tsx';
import './set-up.css';

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
      {/* New buttons in each step: the guard against double touches goes by them. */}
      <div className="set-up-ways" key={`ways-of-${step}`}>
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
      return <CameraPair cameras={model.cameras} settings={model.settings} />;
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

const asked: Readonly<Partial<Record<SetUpStep, readonly string[]>>> = {
  language: ['defaultLanguage'],
  bank: ['bankName'],
};

/**
 * "Next" on a default value confirms it: it is saved as this station's own value, by which the assistant
 * also knows later that this step is done.
 */
function useConfirmDefaults({ views, save }: SettingsModel) {
  const [busy, setBusy] = useState(false);
  const confirmDefaults = async (step: SetUpStep): Promise<void> => {
    setBusy(true);
    for (const name of asked[step] ?? []) {
      const view = settingNamed(views, name);
      if (view?.source === 'default') await save(name, view.value);
    }
    setBusy(false);
  };
  return { confirmDefaults, busy };
}

interface ProgressProps {
  readonly step: SetUpStep;
  readonly facts: StationFacts;
}

/** Progress of the assistant. Steps fixed by the policy show a lock and are skipped. */
function Progress({ step, facts }: ProgressProps) {
  const { t } = useWords();
  const at = setUpSteps.indexOf(step);
  const words = t('setUp.progress', { step: at + 1, total: setUpSteps.length });
  return (
    <div className="progress">
      <p className="unseen">{words}</p>
      <ol>
        {setUpSteps.map((one, index) => {
          const enforced = isEnforcedStep(one, facts);
          const place = index < at ? 'past' : index === at ? 'here' : 'ahead';
          return (
            <li
              key={one}
              data-place={enforced ? 'enforced' : place}
              aria-current={index === at ? 'step' : undefined}
            >
              <span className="progress-mark">
                {enforced && <StaffSign name="lock" />}
                {!enforced && place === 'past' && <StaffSign name="check" />}
                {!enforced && place !== 'past' && index + 1}
              </span>
              <span className="progress-name">{t(`setUp.step.${one}`)}</span>
              {enforced && <span className="unseen">{t('setUp.byPolicy')}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
