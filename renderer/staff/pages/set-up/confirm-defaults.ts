import { useState } from 'react';
import type { SetUpStep } from './step-facts.ts';
import { settingNamed, type SettingsModel } from '../settings/use-settings.ts';

const asked: Readonly<Partial<Record<SetUpStep, readonly string[]>>> = {
  language: ['defaultLanguage'],
  bank: ['bankName'],
};

/**
 * "Next" on a default value confirms it: it is saved as this station's own value, by which the assistant
 * also knows later that this step is done.
 */
export function useConfirmDefaults({ views, save }: SettingsModel) {
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
