import type { Readable } from 'node:stream';
import type { Language } from '../../preload/contract.ts';
import { keyFaultWords } from '../../preload/key-faults.ts';
import { readStream } from '../platform/given-file.ts';
import { maskApiKey, maxKeyFileBytes, parseApiKeyBytes } from '../settings/store/api-key.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { storeDetail } from '../settings/store/store-failure.ts';
import { commandText } from './words.ts';

export interface SetApiKeyPorts {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly language: Language;
  readonly settings: Pick<SettingsStore, 'update'>;
}

/**
 * `--set-api-key`: reads the key from standard input, never from the command line, which every program on the
 * machine can read. Exit code 0 when it was saved and read back, 2 otherwise.
 */
export async function setApiKey(ports: SetApiKeyPorts): Promise<number> {
  const { language } = ports;
  if (ports.input.isTTY) ports.printError(commandText('key-asked', language));
  const key = parseApiKeyBytes(await readStream(ports.input, maxKeyFileBytes));
  if (!key.ok) {
    const { code, reason } = key.error;
    ports.printError(
      `${commandText(code, language)} ${keyFaultWords(key.error, language)} [${code}: ${reason}]`,
    );
    return 2;
  }
  const saved = await ports.settings.update((now) => ({ ...now, apiKey: key.value }));
  if (!saved.ok) {
    const { code } = saved.error;
    ports.printError(`${commandText(code, language)} [${code}: ${storeDetail(saved.error, language)}]`);
    return 2;
  }
  const { length } = key.value;
  ports.print(commandText('key-saved', language, { masked: maskApiKey(key.value), length }));
  return 0;
}
