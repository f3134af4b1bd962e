import { policyFaultWords } from '../../preload/faults/faults.ts';
import { readPolicyFile } from '../settings/managed-policy/policy-file.ts';
import type { CommandPorts } from './command.ts';
import { commandWords } from './words.ts';

type CheckPolicyPorts = Pick<CommandPorts, 'print' | 'printError' | 'language'>;

/**
 * `--check-policy [FILE]`: reports the faults of a policy file as `path:line:column: message`, before it is rolled out.
 * Exit code 0 when the kiosk would take it, 1 when there is none, 2 when it would be refused.
 */
export function checkPolicy(path: string, { print, printError, language }: CheckPolicyPorts): number {
  const read = readPolicyFile(path);
  if (!read.ok) {
    for (const fault of read.error)
      printError(`${path}:${fault.line}:${fault.column}: ${policyFaultWords(fault, language)}`);
    return 2;
  }
  if (!read.value) {
    print(`${path}: ${commandWords['policy-none'][language]}`);
    return 1;
  }
  const names = Object.keys(read.value.settings).join(', ') || '-';
  print(`${path}: ${commandWords['policy-well'][language]} ${names}`);
  return 0;
}
