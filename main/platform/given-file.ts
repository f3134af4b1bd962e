import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs';
import type { Readable } from 'node:stream';
import type { Result } from '../../preload/contract.ts';
import { faultWords, type Fault } from '../../preload/faults/faults.ts';
import { codeOf } from './errno.ts';

export interface GivenFile {
  readonly bytes: Buffer;
  readonly stats: Stats;
}

export interface GivenFileFault {
  readonly reason: 'missing' | 'not-a-file' | 'too-large' | 'unreadable';
  readonly fault: Fault;
  /** The same in English. */
  readonly staffDetail: string;
}

interface Rules {
  readonly maxBytes: number;
  /** False: a link in the place of the file is refused. */
  readonly followLinks?: boolean;
}

/**
 * Reads a file named by an administrator, by staff or on a USB stick. Only a regular file is read: a
 * pipe would be waited for, a device may never end. A file larger than `maxBytes` is not read at all.
 */
export function readGivenFile(path: string, rules: Rules): Result<GivenFile, GivenFileFault> {
  try {
    // Before it is opened: opening a device can already do something (Windows: CON waits for the keyboard).
    const kind = kindOf(rules.followLinks === false ? lstatSync(path) : statSync(path));
    return kind === null ? readOpened(path, rules) : refuse('not-a-file', { code: kind });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return refuse('missing', { code: 'file-missing' });
    return refuse('unreadable', { code: 'file-unreadable', system: code });
  }
}

function readOpened(
  path: string,
  { maxBytes, followLinks = true }: Rules,
): Result<GivenFile, GivenFileFault> {
  // Windows knows none of these three. Without blocking: the file at the path may have changed since it was checked.
  const { O_NONBLOCK = 0, O_NOCTTY = 0, O_NOFOLLOW = 0 } = constants as Record<string, number | undefined>;
  const flags = constants.O_RDONLY | O_NONBLOCK | O_NOCTTY | (followLinks ? 0 : O_NOFOLLOW);
  const file = openSync(path, flags);
  try {
    const stats = fstatSync(file);
    const kind = kindOf(stats);
    if (kind !== null) return refuse('not-a-file', { code: kind });
    const bytes = stats.size > maxBytes ? null : readUpTo(file, maxBytes);
    if (bytes === null)
      return refuse('too-large', { code: 'file-too-large', bytes: stats.size, max: maxBytes });
    return { ok: true, value: { bytes, stats } };
  } finally {
    closeSync(file);
  }
}

/** Null: there is more. The size can't be relied on: the file may be growing, and some system files report 0. */
function readUpTo(file: number, maxBytes: number): Buffer | null {
  const pieces: Buffer[] = [];
  for (let total = 0; total <= maxBytes;) {
    const piece = Buffer.alloc(Math.min(64 * 1024, maxBytes + 1 - total));
    const length = readSync(file, piece);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, length));
    total += length;
  }
  return null;
}

/** Null: a file. */
function kindOf(stats: Stats) {
  if (stats.isFile()) return null;
  if (stats.isSymbolicLink()) return 'file-is-link';
  if (stats.isDirectory()) return 'file-is-folder';
  if (stats.isFIFO()) return 'file-is-pipe';
  if (stats.isSocket()) return 'file-is-socket';
  return 'file-is-device';
}

function refuse(reason: GivenFileFault['reason'], fault: Fault): Result<never, GivenFileFault> {
  return { ok: false, error: { reason, fault, staffDetail: faultWords(fault, 'en') } };
}

/** All of a stream such as standard input; null once it is longer than `maxBytes`. */
export async function readStream(stream: Readable, maxBytes: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of stream as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(piece as Buffer);
    total += bytes.length;
    if (total > maxBytes) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
