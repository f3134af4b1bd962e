import type { Stats } from 'node:fs';
import { win32 } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import type { Fault, PolicyFault } from '../../../preload/faults/faults.ts';
import { flavour } from '../../platform/flavour.ts';
import { failed } from '../../platform/failure.ts';
import { decodeText } from '../../platform/decode-text.ts';
import { readGivenFile } from '../../platform/given-file.ts';
import { noPolicy, parsePolicy, type ManagedPolicy } from './parse-policy.ts';
import { programData } from '../../platform/windows.ts';

/** `null`: there is no policy file. */
export type PolicyReading = Result<ManagedPolicy | null, readonly PolicyFault[]>;

/** A faulty policy enforces nothing; `Configuration` stops the station over it. */
export function policyInForce(reading: PolicyReading): ManagedPolicy {
  return (reading.ok && reading.value) || noPolicy;
}

export const maxPolicyBytes = 256 * 1024;

/** Path of the administrator's policy. Outside production the environment may name another one. */
export function policyPath(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  findProgramData: () => string = programData,
): string {
  const named = flavour === 'production' ? undefined : environment['LIVENESS_KIOSK_POLICY_FILE'];
  if (named) return named;
  if (platform !== 'win32') return '/etc/liveness-kiosk/policy.json';
  return win32.join(findProgramData(), 'LivenessKiosk', 'policy.json');
}

/**
 * A file that is there and can't be read is a fault, never "no policy": it may lock what must stay locked.
 * @param isDraft not in force: it may belong to anybody
 */
export function readPolicyFile(path: string, isDraft = false): PolicyReading {
  const file = readGivenFile(path, { maxBytes: maxPolicyBytes });
  if (!file.ok) return file.error.reason === 'missing' ? { ok: true, value: null } : refuse(file.error.fault);
  const { bytes, stats } = file.value;
  const fault = distrust(stats, process.platform, process.getuid?.() ?? null);
  if (fault !== null && !isDraft) return refuse(fault);
  const text = decodeText(bytes);
  if (text.ok) return parsePolicy(text.value);
  const { line, column, fault: said } = text.error;
  return failed([{ line, column, name: null, fault: said }]);
}

const refuse = (fault: Fault): PolicyReading => failed([{ line: 1, column: 1, name: null, fault }]);

/**
 * Why a file can't be trusted as an administrator's; null: it can. Windows keeps this in access lists, which Node does not show:
 * there the folder's access rights have to protect it (docs/operations.md).
 */
export function distrust(
  { uid, mode }: Pick<Stats, 'uid' | 'mode'>,
  platform: NodeJS.Platform,
  ownUid: number | null,
): Fault | null {
  if (platform === 'win32') return null;
  if ((mode & 0o022) !== 0) return { code: 'file-writable' };
  const mayOwn = uid === 0 || (flavour !== 'production' && uid === ownUid);
  return mayOwn ? null : { code: 'file-owner' };
}
