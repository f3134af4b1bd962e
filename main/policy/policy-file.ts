import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { win32 } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { PolicyFault } from '../../preload/staff-contract.ts';
import { flavour } from '../flavour.ts';
import { parsePolicy } from './parse-policy.ts';
import type { Policy } from './policy.ts';
import { programData } from './windows-folders.ts';

/** `null`: there is no policy file. */
export type PolicyReading = Result<Policy | null, readonly PolicyFault[]>;

const maxBytes = 256 * 1024;

/** Where an administrator puts it. Outside production the environment may name another one. */
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

/** A file that is there and can't be read is a fault, never "no policy": it may lock what must stay locked. */
export function readPolicyFile(path: string): PolicyReading {
  let text: string | null;
  try {
    text = readTrusted(path);
  } catch (error) {
    return { ok: false, error: [{ line: 1, column: 1, message: faultOf(error) }] };
  }
  return text === null ? { ok: true, value: null } : parsePolicy(text);
}

class Refused extends Error {}

function readTrusted(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const stats = fstatSync(file);
    const fault = distrust(stats, process.platform, process.getuid?.() ?? null);
    if (fault) throw new Refused(fault);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/**
 * Why a file is no administrator's word; null: it may be. Windows keeps this in access lists, which Node does not show:
 * there the folder's own rights have to do it (docs/operations.md).
 */
export function distrust(
  stats: Pick<Stats, 'uid' | 'mode' | 'size' | 'isFile'>,
  platform: NodeJS.Platform,
  ownUid: number | null,
): string | null {
  const { uid, mode, size } = stats;
  if (!stats.isFile()) return 'not a file';
  if (size > maxBytes) return `longer than ${maxBytes / 1024} kB`;
  if (platform === 'win32') return null;
  if ((mode & 0o022) !== 0) return 'others than its owner may write to it: chmod 644';
  const mayOwn = uid === 0 || (flavour !== 'production' && uid === ownUid);
  return mayOwn ? null : 'it does not belong to root: chown root';
}

function faultOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  return `the file can't be read: ${code ?? 'unknown'}`;
}
