import type { Result } from '../../preload/contract.ts';
import type { StoreTrouble } from '../../main/settings/store/secret-box.ts';
import type { SettingsStore } from '../../main/settings/store/settings-store.ts';
import { nothingSet, type Settings } from '../../main/settings/store/stored-shape.ts';

/** Settings in memory, with a disk that can fill up and a keyring that can lock. */
export class FakeStore implements SettingsStore {
  settings: Settings;
  readTrouble: StoreTrouble | null = null;
  writeTrouble: StoreTrouble | null = null;
  changes = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(settings: Partial<Settings> = {}) {
    this.settings = { ...nothingSet, ...settings };
  }

  read(): Result<Settings, StoreTrouble> {
    return this.readTrouble ? { ok: false, error: this.readTrouble } : { ok: true, value: this.settings };
  }

  update(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreTrouble>> {
    const updated = this.#queue.then(() => this.#update(next));
    this.#queue = updated;
    return updated;
  }

  async #update(next: Parameters<SettingsStore['update']>[0]): Promise<Result<null, StoreTrouble>> {
    const after = await next(this.settings);
    if (this.writeTrouble) return { ok: false, error: this.writeTrouble };
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
    return { backend: 'fake', recovered: false, setAside: [] };
  }
}

export const diskFull: StoreTrouble = { code: 'settings-not-saved', staffDetail: 'ENOSPC' };
export const keyringLocked: StoreTrouble = { code: 'secret-store-unavailable', staffDetail: 'locked' };
