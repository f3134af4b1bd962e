import type { Result } from '../../preload/contract.ts';
import type { StoreFailure } from '../../main/settings/store/store-failure.ts';
import type { SettingsStore } from '../../main/settings/store/settings-store.ts';
import { nothingSet, type Settings } from '../../main/settings/store/stored-shape.ts';

/** Settings in memory, with a disk that can fill up and a keyring that can lock. */
export class FakeStore implements SettingsStore {
  settings: Settings;
  readFailure: StoreFailure | null = null;
  writeFailure: StoreFailure | null = null;
  changes = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(settings: Partial<Settings> = {}) {
    this.settings = { ...nothingSet, ...settings };
  }

  read(): Result<Settings, StoreFailure> {
    return this.readFailure ? { ok: false, error: this.readFailure } : { ok: true, value: this.settings };
  }

  update(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreFailure>> {
    const updated = this.#queue.then(() => this.#update(next));
    this.#queue = updated;
    return updated;
  }

  async #update(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreFailure>> {
    const after = await next(this.settings);
    if (this.writeFailure) return { ok: false, error: this.writeFailure };
    if (after === this.settings) return { ok: true, value: null };
    this.changes += 1;
    this.settings = structuredClone(after);
    return { ok: true, value: null };
  }

  async whenIdle(): Promise<void> {
    await this.#queue;
  }

  isInUse(): boolean {
    return this.settings !== nothingSet;
  }

  health() {
    return { backend: 'fake', recovered: false, quarantined: [] };
  }
}

export const diskFull: StoreFailure = { code: 'settings-not-saved', staffDetail: 'ENOSPC' };
export const keyringLocked: StoreFailure = { code: 'secret-store-unavailable', staffDetail: 'locked' };
