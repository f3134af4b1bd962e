import { useState } from 'react';
import { ErrorNotice } from '../../parts/notice.tsx';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { useCameras, type CamerasModel } from '../camera/camera-controls.tsx';
import { useSecrets, type SecretsModel } from '../keys/use-secrets.ts';
import { useSettings, type SettingsModel } from '../settings/use-settings.ts';
import { firstOpenStep, type SetUpStep, type StationFacts } from './step-facts.ts';
import { StepScreen } from './step-screen.tsx';
import './set-up.css';

export interface SetUpModel {
  readonly settings: SettingsModel;
  readonly secrets: SecretsModel;
  readonly cameras: CamerasModel;
  readonly facts: StationFacts;
  readonly setHasPin: (hasPin: boolean) => void;
}

interface SetUpProps {
  /** A PIN exists already, and the session was opened with it. */
  readonly hasPin: boolean;
  readonly onLeave: () => void;
  readonly onConsole: () => void;
}

/** Sets up a new station, one question at a time. Staff can leave at any moment and continue later at the same step. */
export function SetUp({ hasPin: hadPin, onLeave, onConsole }: SetUpProps) {
  const { t } = useWords();
  const settings = useSettings();
  const secrets = useSecrets();
  const cameras = useCameras();
  const [hasPin, setHasPin] = useState(hadPin);
  const facts = factsOf(settings, secrets, cameras, hasPin);
  if (facts) {
    const model = { settings, secrets, cameras, facts, setHasPin };
    return <Steps model={model} onLeave={onLeave} onConsole={onConsole} />;
  }
  const error = settings.error ?? secrets.error ?? cameras.error;
  return (
    <div className="staff-page">
      <StaffHeading heading={t('setUp.title')} lead={t('moment')} />
      {error && <ErrorNotice error={error} />}
    </div>
  );
}

interface StepsProps extends Omit<SetUpProps, 'hasPin'> {
  readonly model: SetUpModel;
}

/** The first step is determined once, when all facts are known: settings made on the way must not change it. */
function Steps({ model, ...ends }: StepsProps) {
  const [step, setStep] = useState<SetUpStep>(() => firstOpenStep(model.facts));
  return <StepScreen step={step} model={model} onStep={setStep} {...ends} />;
}

function factsOf(
  { views }: SettingsModel,
  { secrets }: SecretsModel,
  { cameras, error }: CamerasModel,
  hasPin: boolean,
): StationFacts | null {
  // A station without a camera, or one that can't list them, can be set up all the same.
  const known = cameras ?? (error ? [] : null);
  return views && secrets && known ? { views, secrets, cameras: known, hasPin } : null;
}
