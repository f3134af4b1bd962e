import type { Readable } from 'node:stream';
import { codeOf } from '../../platform/errno.ts';
import type { Result } from '../../../preload/contract.ts';
import { readGivenFile, readStream } from '../../platform/given-file.ts';
import { maxKeyFileBytes, parseApiKeyBytes } from '../../settings/store/api-key.ts';

export interface InputFault {
  readonly code: 'bad-request' | 'bad-picture' | 'api-key-malformed';
  readonly staffDetail: string;
}

/** A phone's photo with its video behind it takes a few megabytes; only the photo is sent. */
const maxPictureBytes = 64_000_000;

function refuse(
  code: InputFault['code'],
  staffDetail: string,
): { readonly ok: false; readonly error: InputFault } {
  return { ok: false, error: { code, staffDetail } };
}

/** Reads a picture's file completely; the inspection decides how much of it is the picture. */
export function readPictureFile(path: string): Result<Buffer, InputFault> {
  const file = readGivenFile(path, { maxBytes: maxPictureBytes });
  return file.ok
    ? { ok: true, value: file.value.bytes }
    : refuse('bad-picture', `the picture: ${file.error.staffDetail}`);
}

/** Reads a key from a file, or from standard input where the path is `-`. */
export async function readApiKey(path: string, standardInput: Readable): Promise<Result<string, InputFault>> {
  if (path === '-') return readPipedKey(standardInput);
  const file = readGivenFile(path, { maxBytes: maxKeyFileBytes });
  if (file.ok) return parseApiKeyBytes(file.value.bytes);
  if (file.error.reason === 'too-large') return parseApiKeyBytes(null);
  const hint = file.error.reason === 'not-a-file' ? ' A key is piped in with --api-key-file -.' : '';
  return refuse('bad-request', `the key's file: ${file.error.staffDetail}${hint}`);
}

async function readPipedKey(standardInput: Readable): Promise<Result<string, InputFault>> {
  try {
    return parseApiKeyBytes(await readStream(standardInput, maxKeyFileBytes));
  } catch (error) {
    // For instance, standard input is a folder instead of a pipe.
    return refuse('bad-request', `the key can't be read: ${codeOf(error)}`);
  }
}
