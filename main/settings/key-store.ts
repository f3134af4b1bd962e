import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import type { Result } from '../../preload/contract.ts';
import { openDataKey, reasonOf } from './data-key.ts';
import { syncDirectory } from './durable-file.ts';
import { dataKeyFileName, settingsFileName } from './file-names.ts';
import type { SecretBox, StoreTrouble } from './secret-box.ts';

/** The API key at rest. Nothing outside main ever gets a `KeyStore`. */
export interface KeyStore {
  /** The key, or null where none was ever set. */
  read(): Result<string | null, StoreTrouble>;
  save(apiKey: string): Result<null, StoreTrouble>;
}

const stored = z.object({ apiKey: z.string().min(1).optional() });
type Stored = z.infer<typeof stored>;

/**
 * Opens the encrypted settings in `directory`. The operating system's key store is asked only once a secret is
 * really read or written, so that a demonstration runs on a machine that has none.
 */
export function openKeyStore(directory: string, openBox: () => Result<SecretBox, StoreTrouble>): KeyStore {
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
      if (!existsSync(settingsPath)) return { ok: true, value: null };
      if (!existsSync(dataKeyPath)) return unreadable('the data key file is gone');
      const store = open();
      if (!store.ok) return store;
      const content = stored.safeParse(store.value.store);
      if (!content.success) return unreadable('the settings have an unknown shape');
      return { ok: true, value: content.data.apiKey ?? null };
    },

    save(apiKey) {
      if (existsSync(settingsPath) && !existsSync(dataKeyPath))
        return unreadable('the data key file is gone');
      const store = open();
      if (!store.ok) return store;
      try {
        if (existsSync(settingsPath)) copyFileSync(settingsPath, `${settingsPath}.previous`);
        store.value.set('apiKey', apiKey);
        syncDirectory(directory);
      } catch (error) {
        return notSaved(reasonOf(error));
      }
      // A nearly full disk reports success and keeps half: only what can be read back was saved.
      const back = this.read();
      return back.ok && back.value === apiKey ? { ok: true, value: null } : notSaved('read back differently');
    },
  };
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
