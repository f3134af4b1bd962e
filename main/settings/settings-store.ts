import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../preload/contract.ts';
import { openDataKey, reasonOf } from './data-key.ts';
import { dataKeyFileName, lockFileName } from './file-names.ts';
import { hasAnyGeneration, readNewest, recoverNewest, writeNext, type Found } from './generations.ts';
import type { SecretBox, StoreTrouble } from './secret-box.ts';
import { listDamaged } from './set-aside.ts';
import { withLock } from './store-lock.ts';
import { nothingSet, readStored, storedVersion, type Settings } from './stored-shape.ts';
import { unreadable } from './store-trouble.ts';

export { nothingSet, type Settings };

/** How the settings lie on the disk, for staff. */
export interface StoreHealth {
  /** Name of what wraps the data key; null: not asked yet. */
  readonly backend: string | null;
  /** The newest settings were damaged; the generation before them is in use. */
  readonly recovered: boolean;
  /** Names of damaged files that were put by. */
  readonly setAside: readonly string[];
}

/** The settings at rest. Nothing outside main ever gets a `SettingsStore`. */
export interface SettingsStore {
  read(): Result<Settings, StoreTrouble>;
  /** Changes what is named and leaves the rest. What it answered `ok` to survives a kill and a power cut. */
  change(part: Partial<Settings>): Result<null, StoreTrouble>;
  health(): StoreHealth;
  /** Something has been set here once; asks nothing of the key store. */
  isInUse(): boolean;
}

/**
 * Opens the encrypted settings in `directory`. What wraps the data key is asked only once something is
 * really read or written, so that a demonstration runs on a machine that has no key store.
 */
export function openSettingsStore(
  directory: string,
  openBox: () => Result<SecretBox, StoreTrouble>,
): SettingsStore {
  return new EncryptedSettings(directory, openBox);
}

type Opened = Found & { readonly dataKey: string };

class EncryptedSettings implements SettingsStore {
  readonly #directory: string;
  readonly #openBox: () => Result<SecretBox, StoreTrouble>;
  #backend: string | null = null;
  #recovered = false;

  constructor(directory: string, openBox: () => Result<SecretBox, StoreTrouble>) {
    this.#directory = directory;
    this.#openBox = openBox;
  }

  read(): Result<Settings, StoreTrouble> {
    try {
      if (!hasAnyGeneration(this.#directory)) return { ok: true, value: nothingSet };
      const opened = this.#open(true);
      if (!opened.ok) return opened;
      const found = opened.value.recovered ? this.#recover(opened.value) : opened.value;
      this.#recovered = found.recovered;
      return settingsIn(found);
    } catch (error) {
      return unreadable(reasonOf(error));
    }
  }

  change(part: Partial<Settings>): Result<null, StoreTrouble> {
    try {
      mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
      return withLock(this.#lock, (assertHeld) => this.#change(part, assertHeld));
    } catch (error) {
      return notSaved(reasonOf(error));
    }
  }

  health(): StoreHealth {
    return { backend: this.#backend, recovered: this.#recovered, setAside: listDamaged(this.#directory) };
  }

  isInUse(): boolean {
    try {
      return hasAnyGeneration(this.#directory);
    } catch {
      return true;
    }
  }

  #change(part: Partial<Settings>, assertHeld: () => void): Result<null, StoreTrouble> {
    const opened = this.#open(hasAnyGeneration(this.#directory));
    if (!opened.ok) return opened;
    const before = settingsIn(opened.value);
    if (!before.ok) return before;
    const { dataKey, content } = opened.value;
    const after: Settings = { ...before.value, ...part };
    // Names that this version does not know stay where a later one has put them.
    const next = { ...content, ...after, version: storedVersion };
    writeNext(this.#directory, dataKey, next, assertHeld);
    this.#recovered = false;
    const back = readNewest(this.#directory, dataKey);
    const isSaved = back.ok && !back.value.recovered && isDeepStrictEqual(back.value.content, next);
    return isSaved ? { ok: true, value: null } : notSaved('read back differently');
  }

  /** @param isNeeded whether there are settings, which a new data key would not open */
  #open(isNeeded: boolean): Result<Opened, StoreTrouble> {
    const box = this.#openBox();
    if (!box.ok) return box;
    this.#backend = box.value.backend;
    const path = join(this.#directory, dataKeyFileName);
    const dataKey = openDataKey(path, box.value, isNeeded);
    if (!dataKey.ok) return dataKey;
    const found = readNewest(this.#directory, dataKey.value);
    if (!found.ok) return unreadable(found.error);
    return { ok: true, value: { ...found.value, dataKey: dataKey.value } };
  }

  /** A disk that is read-only keeps the damaged one where it is; the older generation is used all the same. */
  #recover(opened: Opened): Found {
    try {
      const again = withLock(this.#lock, () => recoverNewest(this.#directory, opened.dataKey));
      return again.ok ? again.value : opened;
    } catch {
      // Said by `recovered`; the next change tries again.
      return opened;
    }
  }

  get #lock(): string {
    return join(this.#directory, lockFileName);
  }
}

function settingsIn({ content }: Found): Result<Settings, StoreTrouble> {
  if (content === null) return { ok: true, value: nothingSet };
  const read = readStored(content);
  return read.ok ? read : unreadable(read.error);
}

const notSaved = (staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code: 'settings-not-saved', staffDetail },
});
