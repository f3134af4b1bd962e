import type { CameraChoice, Secrets, SettingView } from '../../../../preload/staff-contract.ts';
import { hasOwnKey, isEnforced } from '../keys/use-secrets.ts';
import { settingNamed } from '../settings/use-settings.ts';

export const setUpSteps = ['language', 'bank', 'camera', 'key', 'test', 'pin', 'done'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

export interface StationFacts {
  readonly views: readonly SettingView[];
  readonly secrets: Secrets;
  readonly cameras: readonly CameraChoice[];
  readonly hasPin: boolean;
}

const settingsOf: Readonly<Partial<Record<SetUpStep, readonly string[]>>> = {
  language: ['languages', 'defaultLanguage'],
  bank: ['bankName', 'accentColour'],
};

/** Everything in this step is set by policy or by the system: the assistant skips it. */
export function isEnforcedStep(step: SetUpStep, { views, secrets }: StationFacts): boolean {
  if (step === 'key') return isEnforced(secrets, 'apiKey');
  const names = settingsOf[step];
  return names?.every((name) => settingNamed(views, name)?.source === 'policy') ?? false;
}

function isDone(step: SetUpStep, facts: StationFacts): boolean {
  const touched = (name: string) => settingNamed(facts.views, name)?.source !== 'default';
  switch (step) {
    case 'language':
      return touched('defaultLanguage');
    case 'bank':
      return touched('bankName');
    case 'camera':
      return facts.cameras.some(({ bound }) => bound) || touched('camera');
    case 'key':
      return hasOwnKey(facts.secrets);
    case 'pin':
      return facts.hasPin;
    case 'test':
    case 'done':
      return false;
  }
}

/** Where the assistant continues: the first step not yet completed. */
export function firstOpenStep(facts: StationFacts): SetUpStep {
  return setUpSteps.find((step) => !isEnforcedStep(step, facts) && !isDone(step, facts)) ?? 'done';
}

/** The next step in this direction that is not skipped; null: there is none. */
export function neighbour(step: SetUpStep, way: 1 | -1, facts: StationFacts): SetUpStep | null {
  const at = setUpSteps.indexOf(step);
  const rest = way > 0 ? setUpSteps.slice(at + 1) : setUpSteps.slice(0, at).reverse();
  return rest.find((one) => !isEnforcedStep(one, facts)) ?? null;
}
