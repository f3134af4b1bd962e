import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../../preload/contract.ts';
import { failure } from '../../platform/failure.ts';
import { dataKeyFileName } from '../../platform/file-names.ts';
import { reasonOf } from '../../platform/errno.ts';
import { openDataKey } from './data-key.ts';
import { hasAnyGeneration, readNewest, writeNext, type Found } from './generations.ts';
import type { KeyWrapper } from './key-wrapper.ts';
import { listQuarantined } from './quarantine.ts';
import { withLock } from './store-lock.ts';
import { nothingSet, readStored, storedVersion, type Settings } from './stored-shape.ts';
import { unreadable, type StoreFailure } from './store-failure.ts';

/** State of the settings on the disk, for staff. */
export interface StoreHealth {
  /** Name of the back end that wraps the data key; null: not used yet. */
  readonly backend: string | null;
  /** The newest settings were damaged; the generation before them is in use. */
  readonly recovered: boolean;
  /** Names of quarantined files. */
  readonly quarantined: readonly string[];
}

/** The settings at rest. Nothing outside main ever gets a `SettingsStore`. */
export interface SettingsStore {
  read(): Result<Settings, StoreFailure>;
  /**
   * Changes the settings: `next` gets the current settings and returns the new ones. No other caller, in this
   * process or another, changes them meanwhile; so everything the change depends on has to be read in `next`. Where it returns
   * the same object nothing is written. A change answered with `ok` survives a kill and a power cut.
   */
  update(next: (current: Settings) => Settings | Promise<Settings>): Promise<Result<null, StoreFailure>>;
  /** Resolves when the requested changes have been made. Never rejects. */
  whenIdle(): Promise<void>;
  health(): StoreHealth;
  /** Settings have been saved here before; does not use the key store. */
  isInUse(): boolean;
}

/**
 * Opens the encrypted settings in `directory`. The key store is used only when something is
 * really read or written, so that a demonstration runs on a machine that has no key store.
 */
export function openSettingsStore(
  directory: string,
  openKeyWrapper: () => Result<KeyWrapper, StoreFailure>,
): SettingsStore {
  return new EncryptedSettings(directory, openKeyWrapper);
}

type Opened = Found & { readonly dataKey: string };

class EncryptedSettings implements SettingsStore {
  readonly #directory: string;
  readonly #openKeyWrapper: () => Result<KeyWrapper, StoreFailure>;
  #backend: string | null = null;
  #recovered = false;
  /** Changes of this process are applied in the order of the calls. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(directory: string, openKeyWrapper: () => Result<KeyWrapper, StoreFailure>) {
    this.#directory = directory;
    this.#openKeyWrapper = openKeyWrapper;
  }

  read(): Result<Settings, StoreFailure> {
    try {
      if (!hasAnyGeneration(this.#directory)) return { ok: true, value: nothingSet };
      const opened = this.#open(true);
      if (!opened.ok) return opened;
      this.#recovered = opened.value.recovered;
      return settingsIn(opened.value);
    } catch (error) {
      return unreadable(reasonOf(error));
    }
  }

  update(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreFailure>> {
    const updated = this.#queue.then(() => this.#update(next));
    this.#queue = updated;
    return updated;
  }

  async whenIdle(): Promise<void> {
    await this.#queue;
  }

  health(): StoreHealth {
    return {
      backend: this.#backend,
      recovered: this.#recovered,
      quarantined: listQuarantined(this.#directory),
    };
  }

  isInUse(): boolean {
    try {
      return hasAnyGeneration(this.#directory);
    } catch {
      return true;
    }
  }

  async #update(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreFailure>> {
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      return await withLock(this.#directory, () => this.#change(next));
    } catch (error) {
      return notSaved(reasonOf(error));
    }
  }

  async #change(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreFailure>> {
    const opened = this.#open(hasAnyGeneration(this.#directory));
    if (!opened.ok) return opened;
    const before = settingsIn(opened.value);
    if (!before.ok) return before;
    const after = await next(before.value);
    if (after === before.value) return { ok: true, value: null };
    const { dataKey, content } = opened.value;
    // Names that this version does not know stay where a later one has put them.
    const written = { ...content, ...after, version: storedVersion };
    await writeNext(this.#directory, dataKey, written);
    this.#recovered = false;
    const back = readNewest(this.#directory, dataKey);
    const isSaved = back.ok && !back.value.recovered && isDeepStrictEqual(back.value.content, written);
    return isSaved ? { ok: true, value: null } : notSaved('read back differently');
  }

  /** @param isNeeded whether there are settings, which a new data key would not open */
  #open(isNeeded: boolean): Result<Opened, StoreFailure> {
    const wrapper = this.#openKeyWrapper();
    if (!wrapper.ok) return wrapper;
    this.#backend = wrapper.value.backend;
    const path = join(this.#directory, dataKeyFileName);
    const dataKey = openDataKey(path, wrapper.value, isNeeded);
    if (!dataKey.ok) return dataKey;
    const found = readNewest(this.#directory, dataKey.value);
    if (!found.ok) return unreadable(found.error);
    return { ok: true, value: { ...found.value, dataKey: dataKey.value } };
  }
}

function settingsIn({ content }: Found): Result<Settings, StoreFailure> {
  if (content === null) return { ok: true, value: nothingSet };
  const read = readStored(content);
  return read.ok ? read : unreadable(read.error);
}

const notSaved = (staffDetail: string) => failure('settings-not-saved', staffDetail);
