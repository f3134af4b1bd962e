import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { CameraBinding } from '../../main/camera/binding.ts';
import { openKeyStore, type KeyWrapper } from '../../main/settings/store/key-wrapper.ts';
import { openSettingsStore, type SettingsStore } from '../../main/settings/store/settings-store.ts';
import type { Settings } from '../../main/settings/store/stored-shape.ts';
import { fakeSafeStorage, type FakeKeyring } from './safe-storage.ts';

export const cameraPin: CameraBinding = {
  bus: 'usb',
  vendorId: '046d',
  productId: '082d',
  serial: 'ABCD1234',
  interfaceNumber: 0,
  driver: 'uvcvideo',
  port: '1-3',
};

let directory: string;

/** A real settings store in a new folder for each test of the file, with a keyring that only pretends. */
export function useSettingsFolder(): void {
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'kiosk-settings-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
}

export const settingsFolder = (): string => directory;

export const openStore = (keyring: FakeKeyring = {}): SettingsStore =>
  openSettingsStore(directory, () => openKeyStore(fakeSafeStorage(keyring), 'linux'));

export const updateStore = (part: Partial<Settings>, store = openStore()) =>
  store.update((now) => ({ ...now, ...part }));

export function keyStore(): KeyWrapper {
  const opened = openKeyStore(fakeSafeStorage({}), 'linux');
  if (!opened.ok) throw new Error('no wrapper');
  return opened.value;
}
