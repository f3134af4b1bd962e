import { useRef, useState } from 'react';
import type { SettingValue, SettingView, StaffError } from '../../../../preload/staff-contract.ts';
import type { SettingsModel } from './use-settings.ts';

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
