import { faultWords } from '../../preload/faults/faults.ts';
import type { StaffRole } from '../../preload/staff-contract.ts';
import { decodeText } from '../platform/decode-text.ts';
import { readStream } from '../platform/given-file.ts';
import { policyInForce } from '../settings/managed-policy/policy-file.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { fitsPins, hashPin } from '../staff/auth/pin-hash.ts';
import { pinFault } from '../staff/auth/pin-rules.ts';
import { setPin } from '../staff/auth/pins.ts';
import type { SetApiKeyPorts } from './set-api-key.ts';
import { commandText, type CommandWord } from './words.ts';

type PinCommandPorts = Omit<SetApiKeyPorts, 'settings'>;

const maxInputBytes = 1024;

/** `--set-staff-pin ROLE`: the PIN comes from standard input, as every program may read a command line. Exit code 0 or 2. */
export async function setStaffPin(
  role: StaffRole | '',
  ports: PinCommandPorts & { readonly settings: SettingsStore; readonly configuration: Configuration },
): Promise<number> {
  if (role === '') return fail('role-malformed', ports);
  const pin = await readPin(ports);
  const policyPins = () => policyInForce(ports.configuration.policy).pins;
  const hashing = { fitsPins, hashPin };
  const saved = await setPin({ role, pin }, { store: ports.settings, policyPins, hashing });
  if (!saved.ok) {
    const { code, fault, detail } = saved.error;
    return fail(code as CommandWord, ports, fault ? faultWords(fault, ports.language) : detail);
  }
  ports.print(commandText('pin-saved', ports.language));
  return 0;
}

/** `--hash-pin`: what `pins` in a policy file takes. Exit code 0 or 2. */
export async function printPinHash(ports: PinCommandPorts): Promise<number> {
  const pin = await readPin(ports);
  const fault = pinFault(pin);
  if (fault) return fail(fault, ports);
  ports.print(await hashPin(pin));
  return 0;
}

async function readPin({ input, printError, language }: PinCommandPorts): Promise<string> {
  if (input.isTTY) printError(commandText('pin-asked', language));
  const text = decodeText((await readStream(input, maxInputBytes)) ?? new Uint8Array());
  if (text.ok) return text.value.trim();
  printError(`${faultWords(text.error.fault, language)} [${text.error.reason}]`);
  return '';
}

function fail(word: CommandWord, { printError, language }: PinCommandPorts, detail?: string): number {
  printError(`${commandText(word, language)} [${word}${detail ? `: ${detail}` : ''}]`);
  return 2;
}
