import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Result } from '../../preload/contract.ts';

export interface InputFault {
  readonly code: 'bad-request' | 'bad-picture' | 'api-key-malformed';
  readonly staffDetail: string;
}

/** Far more than any key; a picture given by mistake is not read to its end. */
const maxKeyBytes = 4096;

function refuse(
  code: InputFault['code'],
  staffDetail: string,
): { readonly ok: false; readonly error: InputFault } {
  return { ok: false, error: { code, staffDetail } };
}

function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown error';
}

/** Everything a stream gives, up to one byte more than the limit: whoever gets that knows that it is too long. */
async function readUpTo(stream: Readable, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of stream as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(piece as Buffer);
    pieces.push(bytes);
    total += bytes.length;
    if (total > maxBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, maxBytes + 1);
}

async function readFileUpTo(path: string, maxBytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    return await readUpTo(file.createReadStream({ autoClose: false }), maxBytes);
  } finally {
    await file.close();
  }
}

/** Reads a picture's file; one byte more than `maxBytes` of it at most, which the inspection then refuses. */
export async function readPictureFile(path: string, maxBytes: number): Promise<Result<Buffer, InputFault>> {
  try {
    return { ok: true, value: await readFileUpTo(path, maxBytes) };
  } catch (error) {
    return refuse('bad-picture', `the picture can not be read: ${systemCode(error)}`);
  }
}

/**
 * Reads a key from a file, or from standard input where the path is `-`. White space around it is dropped (an editor's last
 * line end, a byte order mark); within it there is none.
 */
export async function readApiKey(path: string, standardInput: Readable): Promise<Result<string, InputFault>> {
  let bytes: Buffer;
  try {
    bytes = await (path === '-' ? readUpTo(standardInput, maxKeyBytes) : readFileUpTo(path, maxKeyBytes));
  } catch (error) {
    return refuse('bad-request', `the key can not be read: ${systemCode(error)}`);
  }
  const key = bytes.toString('utf8').trim();
  if (key === '') return refuse('api-key-malformed', 'no key was given: the input is empty');
  if (bytes.length > maxKeyBytes || !/^[\x21-\x7e]+$/.test(key)) {
    return refuse(
      'api-key-malformed',
      'what was given as a key is none: it is too long or has characters no key has',
    );
  }
  return { ok: true, value: key };
}
