import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../preload/contract.ts';
import { faultWords, policyFaultWords, type Fault } from '../../preload/faults/faults.ts';
import { keyFaultWords } from '../../preload/key-faults.ts';
import { readCertificateFile } from '../network/ca-file.ts';
import { decodeText } from '../platform/decode-text.ts';
import { readGivenFile } from '../platform/given-file.ts';
import { readLogo } from '../settings/logo.ts';
import { placeOfName, type ManagedPolicy } from '../settings/managed-policy/parse-policy.ts';
import { maxPolicyBytes, readPolicyFile } from '../settings/managed-policy/policy-file.ts';
import { maxKeyFileBytes, parseApiKeyBytes } from '../settings/store/api-key.ts';
import { maxSecretBytes } from '../settings/store/given-secret.ts';
import { parsePasswordBytes } from '../settings/store/proxy-password.ts';
import type { CommandPorts } from './command.ts';
import { commandText } from './words.ts';

type CheckPolicyPorts = Pick<CommandPorts, 'print' | 'printError' | 'language'>;

/** 0 valid, 1 no such file, 2 faults: of several the highest counts. */
type ExitCode = 0 | 1 | 2;

/**
 * `--check-policy FILE|FOLDER…`: reports faults of policies as `path:line:column: message`, before they are rolled out; of a folder, of the `.json` files
 * in it. They may belong to anybody, and the files that they name need not exist here.
 */
export function checkPolicies(paths: readonly string[], ports: CheckPolicyPorts): ExitCode {
  const { print, printError, language } = ports;
  const codes = paths.flatMap((path) => {
    const files = policiesAt(path);
    if (files.length === 0) printError(`${path}: ${commandText('policies-none', language)}`);
    return files.length === 0 ? [1 as const] : files.map((file) => checkOne(file, ports, true));
  });
  if (codes.length > 1) {
    const [files, valid] = [codes.length, codes.filter((code) => code === 0).length];
    print(commandText('policies-sum', language, { files, valid, faulty: files - valid }));
  }
  return codes.reduce((highest, code) => (code > highest ? code : highest), 0);
}

/**
 * `--check-policy` alone: the policy in force, with its owner, and the files that it names: whether the user who runs this (on a station the kiosk's)
 * can read them, and whether they are what they should be.
 */
export async function checkPolicyInForce(path: string, ports: CheckPolicyPorts): Promise<ExitCode> {
  const code = checkOne(path, ports, false);
  const read = code === 0 ? readPolicyFile(path) : null;
  if (!read?.ok || !read.value) return code;
  const faults = await faultsOfNamedFiles(read.value, ports.language);
  const text = policyText(path);
  for (const { name, words } of faults) {
    const { line, column } = placeOfName(
      text,
      name === 'apiKeyFile' || name === 'proxyPasswordFile' ? [name] : ['settings', name],
    );
    ports.printError(`${path}:${line}:${column}: "${name}": ${words}`);
  }
  return faults.length > 0 ? 2 : 0;
}

function policiesAt(path: string): readonly string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(path, name));
}

function checkOne(
  path: string,
  { print, printError, language }: CheckPolicyPorts,
  isDraft: boolean,
): ExitCode {
  const read = readPolicyFile(path, isDraft);
  if (!read.ok) {
    for (const fault of read.error)
      printError(`${path}:${fault.line}:${fault.column}: ${policyFaultWords(fault, language)}`);
    return 2;
  }
  if (!read.value) {
    print(`${path}: ${commandText('policy-none', language)}`);
    return 1;
  }
  const names = Object.keys(read.value.settings).join(', ') || '-';
  print(`${path}: ${commandText('policy-well', language)} ${names}`);
  return 0;
}

function policyText(path: string): string {
  const file = readGivenFile(path, { maxBytes: maxPolicyBytes });
  const text = file.ok ? decodeText(file.value.bytes) : null;
  return text?.ok ? text.value : '';
}

interface NamedFileFault {
  readonly name: 'apiKeyFile' | 'proxyPasswordFile' | 'caFile' | 'logoFile' | 'headFolder';
  readonly words: string;
}

async function faultsOfNamedFiles(
  { apiKeyFile, proxyPasswordFile, settings }: ManagedPolicy,
  language: Language,
): Promise<readonly NamedFileFault[]> {
  const words = (fault: Fault) => faultWords(fault, language);
  const faults: NamedFileFault[] = [];
  if (apiKeyFile !== null) {
    const file = readGivenFile(apiKeyFile, { maxBytes: maxKeyFileBytes });
    const key = file.ok ? parseApiKeyBytes(file.value.bytes) : null;
    if (!file.ok) faults.push({ name: 'apiKeyFile', words: words(file.error.fault) });
    else if (key && !key.ok) faults.push({ name: 'apiKeyFile', words: keyFaultWords(key.error, language) });
  }
  if (proxyPasswordFile !== null) {
    const file = readGivenFile(proxyPasswordFile, { maxBytes: maxSecretBytes });
    const password = file.ok ? parsePasswordBytes(file.value.bytes) : file;
    if (!password.ok) faults.push({ name: 'proxyPasswordFile', words: words(password.error.fault) });
  }
  const { caFile, headFolder, logoFile } = settings;
  if (caFile) {
    const authority = await readCertificateFile(String(caFile));
    if (!authority.ok) faults.push({ name: 'caFile', words: words(authority.error.fault) });
  }
  const read = logoFile ? readLogo(String(logoFile)) : null;
  if (read && !read.ok) faults.push({ name: 'logoFile', words: words(read.error) });
  if (headFolder && !statSync(String(headFolder), { throwIfNoEntry: false })?.isDirectory())
    faults.push({ name: 'headFolder', words: words({ code: 'file-missing' }) });
  return faults;
}
