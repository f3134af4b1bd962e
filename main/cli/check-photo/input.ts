import { parseArgs } from 'node:util';
import { faultWords } from '../../../preload/faults/faults.ts';
import { parseEndpoint } from '../../network/address.ts';
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

export interface CheckPhotoArguments {
  /** Path of a JPEG or PNG. */
  readonly file: string;
  /** Which service to ask. Null: the one this build uses by itself, with its own key. */
  readonly service: NamedService | null;
}

export interface NamedService {
  /** Null: the real service. */
  readonly endpoint: URL | null;
  /** Path of a file that holds nothing but the key; `-` is standard input. */
  readonly apiKeyFile: string;
}

export const usage = 'check-photo FILE [--endpoint URL] [--api-key-file FILE|-]';

const options = { endpoint: { type: 'string' }, 'api-key-file': { type: 'string' } } as const;

/** The parser's message is not shown: it quotes the offending word, which may be a key. */
function split(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    return null;
  }
}

/**
 * Reads the words after `check-photo`. The key is no argument: every user of the machine can read a command line.
 * An endpoint has to be given together with its key: the stored key is never sent to an address from a command line.
 */
export function parseCheckPhotoArguments(words: readonly string[]): Result<CheckPhotoArguments, InputFault> {
  const parsed = split(words);
  if (parsed === null) return refuse('bad-request', `unknown or incomplete option; usage: ${usage}`);
  const { endpoint: address, 'api-key-file': apiKeyFile } = parsed.values;
  const [file, ...others] = parsed.positionals;
  if (file === undefined || file === '') return refuse('bad-request', `no picture given; usage: ${usage}`);
  if (others.length > 0) return refuse('bad-request', `more than one picture given; usage: ${usage}`);
  if (apiKeyFile === undefined) {
    if (address !== undefined)
      return refuse(
        'bad-request',
        '--endpoint needs --api-key-file: the stored key is only for the service it belongs to',
      );
    return { ok: true, value: { file, service: null } };
  }
  if (address === undefined) return { ok: true, value: { file, service: { endpoint: null, apiKeyFile } } };
  const endpoint = parseEndpoint(address);
  return endpoint.ok
    ? { ok: true, value: { file, service: { endpoint: endpoint.value, apiKeyFile } } }
    : refuse('bad-request', faultWords(endpoint.error, 'en'));
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
  if (file.ok) return keyInForce(parseApiKeyBytes(file.value.bytes));
  if (file.error.reason === 'too-large') return keyInForce(parseApiKeyBytes(null));
  const hint = file.error.reason === 'not-a-file' ? ' A key is piped in with --api-key-file -.' : '';
  return refuse('bad-request', `the key's file: ${file.error.staffDetail}${hint}`);
}

/** Of two keys the first: a test of the next one gives it alone. */
const keyInForce = (keys: ReturnType<typeof parseApiKeyBytes>): Result<string, InputFault> =>
  keys.ok ? { ok: true, value: keys.value.key } : keys;

async function readPipedKey(standardInput: Readable): Promise<Result<string, InputFault>> {
  try {
    return keyInForce(parseApiKeyBytes(await readStream(standardInput, maxKeyFileBytes)));
  } catch (error) {
    // For instance, standard input is a folder instead of a pipe.
    return refuse('bad-request', `the key can't be read: ${codeOf(error)}`);
  }
}
