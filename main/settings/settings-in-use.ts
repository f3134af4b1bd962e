import type { Result, Rotation } from '../../preload/contract.ts';
import type { CameraPin } from '../camera/pin.ts';
import { defaults } from './defaults.ts';
import type { StoreTrouble } from './secret-box.ts';
import type { Settings, SettingsStore } from './settings-store.ts';

/** The settings that the kiosk works with: read at the start and whenever told, never under a person's feet. */
export class SettingsInUse {
  #current: Result<Settings, StoreTrouble>;
  readonly #store: SettingsStore;

  constructor(store: SettingsStore) {
    this.#store = store;
    this.#current = store.read();
  }

  refresh(): void {
    this.#current = this.#store.read();
  }

  get current(): Result<Settings, StoreTrouble> {
    return this.#current;
  }

  /** Where the settings can't be read the station says so and makes no check; until then its screen stands as usual. */
  get cameraRotation(): Rotation {
    const set = this.#current.ok ? this.#current.value.cameraRotation : null;
    return set ?? defaults.cameraRotation;
  }

  get cameraPin(): Result<CameraPin | null, StoreTrouble> {
    return this.#current.ok ? { ok: true, value: this.#current.value.cameraPin } : this.#current;
  }
}
