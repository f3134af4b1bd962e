import { useCallback } from 'react';
import type { SettingValue, SettingView, StaffError } from '../../../../preload/staff-contract.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useStaff } from '../../shell/staff-context.ts';

export interface SettingsModel {
  /** Null until main has answered. */
  readonly views: readonly SettingView[] | null;
  readonly error: StaffError | null;
  /** `null` as a value: back to the default. Answers with what went wrong, or null. */
  readonly save: (name: string, value: SettingValue) => Promise<StaffError | null>;
}

/** All settings as main has them; every change returns all of them, so that no stale value is shown. */
export function useSettings(): SettingsModel {
  const { ask } = useStaff();
  const { answer, put } = useAnswer(useCallback(() => ask('getSettings'), [ask]));
  const save = useCallback(
    async (name: string, value: SettingValue): Promise<StaffError | null> => {
      const changed = await ask('changeSetting', { name, value });
      if (!changed.ok) return changed.error;
      put(changed);
      return null;
    },
    [ask, put],
  );
  return {
    views: answer?.ok ? answer.value : null,
    error: answer?.ok === false ? answer.error : null,
    save,
  };
}

export function settingNamed(views: readonly SettingView[] | null, name: string): SettingView | null {
  return views?.find((view) => view.name === name) ?? null;
}

/** An administrator has set it elsewhere. One that this kiosk does not know can't be changed here either. */
export function isLocked(view: SettingView | null): boolean {
  return view === null || view.source === 'policy';
}
