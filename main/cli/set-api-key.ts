import type { Readable } from 'node:stream';
import type { Language } from '../../preload/contract.ts';
import { keyFaultWords } from '../../preload/key-faults.ts';
import { readStream } from '../platform/given-file.ts';
import { maskApiKey, maxKeyFileBytes, parseApiKeyBytes } from '../settings/api-key.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { commandWords } from './words.ts';

export interface SetApiKeyPorts {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly language: Language;
  readonly settings: Pick<SettingsStore, 'change'>;
}

/**
 * `--set-api-key`: reads the key from standard input, never from the command line, which every program on the
 * machine can read. Exit code 0 when it was saved and read back, 2 otherwise.
 */
export async function setApiKey(ports: SetApiKeyPorts): Promise<number> {
  const say = (word: keyof typeof commandWords) => commandWords[word][ports.language];
  if (ports.input.isTTY) ports.printError(say('key-asked'));
  const key = parseApiKeyBytes(await readStream(ports.input, maxKeyFileBytes));
  if (!key.ok) {
    const { code, reason } = key.error;
    ports.printError(`${say(code)} ${keyFaultWords(key.error, ports.language)} [${code}: ${reason}]`);
    return 2;
  }
  const saved = ports.settings.change({ apiKey: key.value });
  if (!saved.ok) {
    ports.printError(`${say(saved.error.code)} [${saved.error.code}: ${saved.error.staffDetail}]`);
    return 2;
  }
  ports.print(`${say('key-saved')} ${maskApiKey(key.value)}`);
  return 0;
}
