import { useCallback, useRef, useState } from 'react';
import type { SettingValue, SettingView, StaffError } from '../../../../preload/staff-contract.ts';
import { useStaff } from '../../shell/staff-context.ts';
import { useAnswer } from '../../shell/use-answer.ts';

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
  const { value: views, error, put } = useAnswer(useCallback(() => ask('getSettings'), [ask]));
  const save = useCallback(
    async (name: string, value: SettingValue): Promise<StaffError | null> => {
      const changed = await ask('changeSetting', { name, value });
      if (!changed.ok) return changed.error;
      put(changed);
      return null;
    },
    [ask, put],
  );
  return { views, error, save };
}

export function settingNamed(views: readonly SettingView[] | null, name: string): SettingView | null {
  return views?.find((view) => view.name === name) ?? null;
}

/** An administrator has set it elsewhere. One that this kiosk does not know can't be changed here either. */
export function isLocked(view: SettingView | null): boolean {
  return view === null || view.source === 'policy';
}

/** One setting while it is being changed: what was pressed last is shown at once, and sent when main is free. */
export function useRow(view: SettingView, save: SettingsModel['save']) {
  const [draft, setDraft] = useState<{ readonly value: SettingValue } | null>(null);
  const [error, setError] = useState<StaffError | null>(null);
  const next = useRef<{ readonly value: SettingValue } | null>(null);
  const sending = useRef(false);

  const put = async (value: SettingValue): Promise<StaffError | null> => {
    next.current = { value };
    setDraft(next.current);
    if (sending.current) return null;
    sending.current = true;
    let failed: StaffError | null = null;
    for (let one = take(next); one; one = take(next)) failed = await save(view.name, one.value);
    sending.current = false;
    setDraft(null);
    setError(failed);
    return failed;
  };
  const shown = draft && draft.value !== null ? draft.value : view.value;
  return { value: shown, error, put };
}

function take<T>(slot: { current: T | null }): T | null {
  const taken = slot.current;
  slot.current = null;
  return taken;
}
