import type { Language } from '../../preload/contract.ts';
import { policyFaultWords } from '../../preload/faults/faults.ts';
import { readPolicyFile } from '../settings/managed-policy/policy-file.ts';
import { commandWords } from './words.ts';

export interface CheckPolicyPorts {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly language: Language;
}

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
