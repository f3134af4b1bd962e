import { faultWords } from '../../preload/faults/faults.ts';
import { staffRoles } from '../../preload/staff-contract.ts';
import { decodeText } from '../platform/decode-text.ts';
import { policyInForce } from '../settings/managed-policy/policy-file.ts';
import type { Configuration } from '../settings/configuration.ts';
import { fitsPins, hashPin } from '../staff/auth/pin-hash.ts';
import { pinFault } from '../staff/auth/pin-rules.ts';
import { setPin } from '../staff/auth/set-pin.ts';
import { askHidden } from './ask-hidden.ts';
import { parsePasswordBytes } from '../settings/store/proxy-password.ts';
import { fail, type CommandPorts, failStore } from './command.ts';
import { commandText, type CommandWord } from './words.ts';
import { keyFaultWords } from '../../preload/key-faults.ts';
import { readStream } from '../platform/given-file.ts';
import { maskApiKey, maxKeyFileBytes, parseApiKeyBytes } from '../settings/store/api-key.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';

/** Secrets come from standard input: every program may read a command line. */
type SecretPorts = Pick<CommandPorts, 'input' | 'print' | 'printError' | 'language'>;
type StationSecretPorts = SecretPorts & {
  readonly store: Pick<SettingsStore, 'update'>;
  readonly configuration: Pick<Configuration, 'refresh' | 'apiKey' | 'proxyPassword'>;
};

/**
 * `--set-api-key`: at a terminal one line that is not shown, else all of standard input: a key, or the key in force and the next one on two lines. Exit code 0
 * when it was saved and read back, 2 otherwise.
 */
export async function setApiKey(ports: StationSecretPorts): Promise<number> {
  const { language } = ports;
  const given = await readSecret(ports, 'key-asked', maxKeyFileBytes);
  if (given === 'cancelled' || given === 'different') return fail(ports, 'input-cancelled');
  const keys = parseApiKeyBytes(given);
  if (!keys.ok) {
    const { code, reason } = keys.error;
    ports.printError(
      `${commandText(code, language)} ${keyFaultWords(keys.error, language)} [${code}: ${reason}]`,
    );
    return 2;
  }
  const { key, next } = keys.value;
  const saved = await ports.store.update((now) => ({ ...now, apiKey: key, nextApiKey: next }));
  if (!saved.ok) return failStore(ports, saved.error);
  ports.print(commandText('key-saved', language, { masked: maskApiKey(key), length: key.length }));
  if (next !== null) ports.print(commandText('next-key-saved', language, { masked: maskApiKey(next) }));
  return tellWhatIsInForce('apiKey', ports);
}

/** `--set-proxy-password`: the password for `proxyUser`, as above; at a terminal it is asked twice. Exit code 0 or 2. */
export async function setProxyPassword(ports: StationSecretPorts): Promise<number> {
  const given = await readSecret(ports, 'password-asked', maxKeyFileBytes, 'twice');
  if (given === 'cancelled') return fail(ports, 'input-cancelled');
  if (given === 'different') return fail(ports, 'typed-differently');
  const password = parsePasswordBytes(given);
  if (!password.ok) {
    ports.printError(faultWords(password.error.fault, ports.language));
    return 2;
  }
  const saved = await ports.store.update((now) => ({ ...now, proxyPassword: password.value }));
  if (!saved.ok) return failStore(ports, saved.error);
  ports.print(commandText('password-saved', ports.language));
  return tellWhatIsInForce('proxyPassword', ports);
}

/** What is saved here has no effect while IT's own file or credential is in force. */
function tellWhatIsInForce(
  name: 'apiKey' | 'proxyPassword',
  { configuration, print, language }: StationSecretPorts,
): 0 {
  configuration.refresh();
  const inForce = configuration[name];
  const source = inForce.ok ? inForce.value?.source : undefined;
  if (source === 'policy' || source === 'credential') print(commandText(`${source}-in-force`, language));
  return 0;
}

/**
 * All of standard input, null where it is longer; at a terminal a line that is not shown.
 * @param twice so that nobody locks a station with a slip of the finger
 */
async function readSecret(
  { input, printError, language }: SecretPorts,
  asked: CommandWord,
  maxBytes: number,
  twice?: 'twice',
): Promise<Uint8Array | null | 'cancelled' | 'different'> {
  if (!input.isTTY) return readStream(input, maxBytes);
  const ask = (word: CommandWord) => askHidden(input, commandText(word, language), printError);
  const line = await ask(asked);
  const again = twice && line !== null ? await ask('asked-again') : line;
  if (line === null || again === null) return 'cancelled';
  return line === again ? Buffer.from(line) : 'different';
}

const maxInputBytes = 1024;

/** `--set-staff-pin ROLE`: the PIN comes from standard input, as every program may read a command line. Exit code 0 or 2. */
export async function setStaffPin(
  word: string,
  ports: SecretPorts & { readonly store: SettingsStore; readonly configuration: Configuration },
): Promise<number> {
  const role = staffRoles.find((one) => one === word);
  if (role === undefined) return fail(ports, 'role-malformed');
  const pin = await readPin(ports);
  if (pin === null) return 2;
  const { policy } = ports.configuration;
  const policyPins = () => policyInForce(policy).pins;
  const hashing = { fitsPins, hashPin };
  const saved = await setPin({ role, pin }, { store: ports.store, policyPins, hashing });
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
  if (pin === null) return 2;
  const fault = pinFault(pin);
  if (fault) return fail(ports, fault);
  ports.print(await hashPin(pin));
  return 0;
}

/** Null: there was none to be had, which has been said. */
async function readPin(ports: SecretPorts): Promise<string | null> {
  const given = await readSecret(ports, 'pin-asked', maxInputBytes, 'twice');
  if (given === 'cancelled' || given === 'different') {
    fail(ports, given === 'cancelled' ? 'input-cancelled' : 'typed-differently');
    return null;
  }
  const text = decodeText(given ?? new Uint8Array());
  if (text.ok) return text.value.trim();
  ports.printError(`${faultWords(text.error.fault, ports.language)} [${text.error.reason}]`);
  return null;
}
