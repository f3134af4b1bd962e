import { statSync, type Stats } from 'node:fs';
import { win32 } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { PolicyFault } from '../../preload/staff-contract.ts';
import { flavour } from '../flavour.ts';
import { decodeText } from '../platform/decode-text.ts';
import { readGivenFile } from '../platform/given-file.ts';
import { parsePolicy } from './parse-policy.ts';
import type { Policy } from './policy.ts';
import { programData } from './windows-folders.ts';

/** `null`: there is no policy file. */
export type PolicyReading = Result<Policy | null, readonly PolicyFault[]>;

const maxBytes = 256 * 1024;
const lookEveryMs = 5_000;

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
  const file = readGivenFile(path, { maxBytes });
  if (!file.ok)
    return file.error.reason === 'missing' ? { ok: true, value: null } : refuse(file.error.staffDetail);
  const { bytes, stats } = file.value;
  const fault = distrust(stats, process.platform, process.getuid?.() ?? null);
  if (fault !== null) return refuse(fault);
  const text = decodeText(bytes);
  if (text.ok) return parsePolicy(text.value);
  const { line, column, staffDetail } = text.error;
  return { ok: false, error: [{ line, column, message: staffDetail }] };
}

const refuse = (message: string): PolicyReading => ({ ok: false, error: [{ line: 1, column: 1, message }] });

/**
 * Why a file is no administrator's word; null: it may be. Windows keeps this in access lists, which Node does not show:
 * there the folder's own rights have to do it (docs/operations.md).
 */
export function distrust(
  { uid, mode }: Pick<Stats, 'uid' | 'mode'>,
  platform: NodeJS.Platform,
  ownUid: number | null,
): string | null {
  if (platform === 'win32') return null;
  if ((mode & 0o022) !== 0) return 'others than its owner may write to it: chmod 644';
  const mayOwn = uid === 0 || (flavour !== 'production' && uid === ownUid);
  return mayOwn ? null : 'it does not belong to root: chown root';
}

/**
 * Calls back when the file came, went or changed, by its date, size and number: works on any file system, and before the
 * folder exists. What is there at the moment of the call counts as known. Returns the way to stop.
 */
export function watchPolicyFile(path: string, onChange: () => void, everyMs = lookEveryMs): () => void {
  let known = lookAt(path);
  const timer = setInterval(() => {
    const now = lookAt(path);
    if (now === known) return;
    known = now;
    onChange();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function lookAt(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
