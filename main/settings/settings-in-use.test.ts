import { expect, it } from 'vitest';
import type { Result } from '../../preload/contract.ts';
import type { StoreTrouble } from './secret-box.ts';
import { SettingsInUse } from './settings-in-use.ts';
import type { Settings, SettingsStore } from './settings-store.ts';

const nothingSet: Settings = { apiKey: null, cameraPin: null, cameraRotation: null };

it('stays as it was read until told to look again', () => {
  let stored: Result<Settings, StoreTrouble> = { ok: true, value: nothingSet };
  const store: SettingsStore = { read: () => stored, change: () => ({ ok: true, value: null }) };
  const settings = new SettingsInUse(store);
  expect([settings.cameraRotation, settings.cameraPin]).toEqual([0, { ok: true, value: null }]);
  stored = { ok: true, value: { ...nothingSet, cameraRotation: 270 } };
  expect(settings.cameraRotation).toBe(0);
  settings.refresh();
  expect(settings.cameraRotation).toBe(270);
});

it('does not take settings that can’t be read for settings without a pin', () => {
  const error = { code: 'secret-store-unavailable', staffDetail: 'locked' } as const;
  const settings = new SettingsInUse({
    read: () => ({ ok: false, error }),
    change: () => ({ ok: true, value: null }),
  });
  expect(settings.cameraPin).toEqual({ ok: false, error });
  expect(settings.cameraRotation).toBe(0);
});
