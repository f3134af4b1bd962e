import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { Fault } from '../../preload/faults/faults.ts';
import { failed } from '../platform/failure.ts';
import { readGivenFile } from '../platform/given-file.ts';

export interface Logo {
  readonly bytes: Buffer;
  readonly contentType: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  /** Changes with the content, so that no old one is shown. */
  readonly version: string;
}

const maxBytes = 512 * 1024;

/**
 * Reads a bank's logo. The first bytes decide its type. An SVG is drawn as an image, where it can't run scripts or
 * load anything.
 */
export function readLogo(path: string): Result<Logo, Fault> {
  if (!isAbsolute(path)) return failed({ code: 'path-wanted' });
  const file = readGivenFile(path, { maxBytes });
  if (!file.ok) return failed(file.error.fault);
  const { bytes } = file.value;
  const contentType = kindOf(bytes);
  if (!contentType) return failed({ code: 'picture-kind' });
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { ok: true, value: { bytes, contentType, version } };
}

function kindOf(bytes: Buffer): Logo['contentType'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(bytes.toString('utf8', 0, 4096))
    ? 'image/svg+xml'
    : null;
}
