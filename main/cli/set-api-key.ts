import { keyFaultWords } from '../../preload/key-faults.ts';
import { readStream } from '../platform/given-file.ts';
import { maskApiKey, maxKeyFileBytes, parseApiKeyBytes } from '../settings/store/api-key.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { failStore, type CommandPorts } from './command.ts';
import { commandText } from './words.ts';

type SetApiKeyPorts = Pick<CommandPorts, 'input' | 'print' | 'printError' | 'language'> & {
  readonly settings: Pick<SettingsStore, 'update'>;
};

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
  if (!saved.ok) return failStore(ports, saved.error);
  const { length } = key.value;
  ports.print(commandText('key-saved', language, { masked: maskApiKey(key.value), length }));
  return 0;
}
