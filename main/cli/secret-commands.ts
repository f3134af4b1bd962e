import { faultWords } from '../../preload/faults/faults.ts';
import { staffRoles } from '../../preload/staff-contract.ts';
import { decodeText } from '../platform/decode-text.ts';
import { policyInForce } from '../settings/managed-policy/policy-file.ts';
import type { Configuration } from '../settings/configuration.ts';
import { fitsPins, hashPin } from '../staff/auth/pin-hash.ts';
import { pinFault } from '../staff/auth/pin-rules.ts';
import { setPin } from '../staff/auth/set-pin.ts';
import { fail, type CommandPorts, failStore } from './command.ts';
import { commandText, type CommandWord } from './words.ts';
import { keyFaultWords } from '../../preload/key-faults.ts';
import { readStream } from '../platform/given-file.ts';
import { maskApiKey, maxKeyFileBytes, parseApiKeyBytes } from '../settings/store/api-key.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';

/** Secrets come from standard input: every program may read a command line. */
type SecretPorts = Pick<CommandPorts, 'input' | 'print' | 'printError' | 'language'>;

/**
 * `--set-api-key`: reads the key from standard input, never from the command line, which every program on the
 * machine can read. Exit code 0 when it was saved and read back, 2 otherwise.
 */
export async function setApiKey(
  ports: SecretPorts & { readonly settings: Pick<SettingsStore, 'update'> },
): Promise<number> {
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

const maxInputBytes = 1024;

/** `--set-staff-pin ROLE`: the PIN comes from standard input, as every program may read a command line. Exit code 0 or 2. */
export async function setStaffPin(
  word: string,
  ports: SecretPorts & { readonly settings: SettingsStore; readonly configuration: Configuration },
): Promise<number> {
  const role = staffRoles.find((one) => one === word);
  if (role === undefined) return fail(ports, 'role-malformed');
  const pin = await readPin(ports);
  const { policy } = ports.configuration;
  const policyPins = () => policyInForce(policy).pins;
  const hashing = { fitsPins, hashPin };
  const saved = await setPin({ role, pin }, { store: ports.settings, policyPins, hashing });
  if (!saved.ok) {
    const { code, fault, detail } = saved.error;
    return fail(ports, code as CommandWord, fault ? faultWords(fault, ports.language) : detail);
  }
  ports.print(commandText('pin-saved', ports.language));
  return 0;
}

/** `--hash-pin`: what `pins` in a policy file takes. Exit code 0 or 2. */
export async function printPinHash(ports: SecretPorts): Promise<number> {
  const pin = await readPin(ports);
  const fault = pinFault(pin);
  if (fault) return fail(ports, fault);
  ports.print(await hashPin(pin));
  return 0;
}

async function readPin({ input, printError, language }: SecretPorts): Promise<string> {
  if (input.isTTY) printError(commandText('pin-asked', language));
  const text = decodeText((await readStream(input, maxInputBytes)) ?? new Uint8Array());
  if (text.ok) return text.value.trim();
  printError(`${faultWords(text.error.fault, language)} [${text.error.reason}]`);
  return '';
}
