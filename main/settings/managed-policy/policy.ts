import type { SettingValue } from '../../../preload/staff-contract.ts';
import type { SettingName } from '../schema/settings.ts';

/** What an administrator has set for this station. A setting named here can't be changed on the station. */
export interface Policy {
  readonly settings: Readonly<Partial<Record<SettingName, SettingValue>>>;
  /** Path of a file that holds the API key; null: none. */
  readonly apiKeyFile: string | null;
  /** A key file beside the settings may replace the key store. For tests and trials. */
  readonly allowFileKey: boolean;
  /** scrypt strings as `--hash-pin` prints them. */
  readonly pins: { readonly clerk: string | null; readonly administrator: string | null };
}

export const noPolicy: Policy = {
  settings: {},
  apiKeyFile: null,
  allowFileKey: false,
  pins: { clerk: null, administrator: null },
};
