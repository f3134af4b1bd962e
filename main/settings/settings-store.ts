import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Store from 'electron-store';
import { z } from 'zod';
import { rotations, type Result, type Rotation } from '../../preload/contract.ts';
import { cameraPin, type CameraPin } from '../camera/pin.ts';
import { openDataKey, reasonOf } from './data-key.ts';
import { syncDirectory } from './durable-file.ts';
import { dataKeyFileName, settingsFileName } from './file-names.ts';
import type { SecretBox, StoreTrouble } from './secret-box.ts';

/** What staff have set on this station. Null: never set. */
export interface Settings {
  readonly apiKey: string | null;
  readonly cameraPin: CameraPin | null;
  readonly cameraRotation: Rotation | null;
}

/** The settings at rest. Nothing outside main ever gets a `SettingsStore`. */
export interface SettingsStore {
  read(): Result<Settings, StoreTrouble>;
  /** Changes what is named and leaves the rest; null takes a setting back. */
  change(part: Partial<Settings>): Result<null, StoreTrouble>;
}

/** Every field may be missing: earlier versions knew the key alone. What later ones add is left where it is. */
const stored = z.object({
  apiKey: z.string().min(1).optional(),
  cameraPin: cameraPin.optional(),
  cameraRotation: z.literal(rotations).optional(),
});
type Stored = z.infer<typeof stored>;

const nothingSet: Settings = { apiKey: null, cameraPin: null, cameraRotation: null };

/**
 * Opens the encrypted settings in `directory`. The operating system's key store is asked only once something is
 * really read or written, so that a demonstration runs on a machine that has none.
 */
export function openSettingsStore(
  directory: string,
  openBox: () => Result<SecretBox, StoreTrouble>,
): SettingsStore {
  const settingsPath = join(directory, settingsFileName);
  const dataKeyPath = join(directory, dataKeyFileName);

  const open = (): Result<Store<Stored>, StoreTrouble> => {
    const box = openBox();
    if (!box.ok) return box;
    const dataKey = openDataKey(dataKeyPath, box.value);
    if (!dataKey.ok) return dataKey;
    return decrypt(directory, dataKey.value);
  };

  return {
    read() {
      if (!existsSync(settingsPath)) return { ok: true, value: nothingSet };
      if (!existsSync(dataKeyPath)) return unreadable('the data key file is gone');
      const store = open();
      if (!store.ok) return store;
      const content = stored.safeParse(store.value.store);
      if (!content.success) return unreadable('the settings have an unknown shape');
      const { apiKey = null, cameraPin = null, cameraRotation = null } = content.data;
      return { ok: true, value: { apiKey, cameraPin, cameraRotation } };
    },

    change(part) {
      if (existsSync(settingsPath) && !existsSync(dataKeyPath))
        return unreadable('the data key file is gone');
      const store = open();
      if (!store.ok) return store;
      try {
        if (existsSync(settingsPath)) copyFileSync(settingsPath, `${settingsPath}.previous`);
        write(store.value, part);
        syncDirectory(directory);
      } catch (error) {
        return notSaved(reasonOf(error));
      }
      // A nearly full disk reports success and keeps half: only what can be read back was saved.
      const back = this.read();
      const isThere = back.ok && isDeepStrictEqual({ ...back.value, ...part }, back.value);
      return isThere ? { ok: true, value: null } : notSaved('read back differently');
    },
  };
}

/** All of it in one write, so that a power cut leaves either the old or the new. */
function write(store: Store<Stored>, part: Partial<Settings>): void {
  const all: Record<string, unknown> = { ...store.store, ...part };
  for (const [name, value] of Object.entries(all)) if (value === null) delete all[name];
  store.store = all as Stored;
}

function decrypt(directory: string, dataKey: string): Result<Store<Stored>, StoreTrouble> {
  try {
    const store = new Store<Stored>({
      name: settingsFileName.replace('.json', ''),
      cwd: directory,
      encryptionKey: dataKey,
      // GCM notices a changed or swapped file; the default mode would take a plaintext one without a word.
      encryptionAlgorithm: 'aes-256-gcm',
      // A wrong key must never wipe the file.
      clearInvalidConfig: false,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
    void store.store;
    return { ok: true, value: store };
  } catch {
    return unreadable('the settings file is damaged or was made with another data key');
  }
}

const unreadable = (staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code: 'settings-unreadable', staffDetail },
});

const notSaved = (staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code: 'settings-not-saved', staffDetail },
});
