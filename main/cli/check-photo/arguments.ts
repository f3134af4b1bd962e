import { parseArgs } from 'node:util';
import type { Result } from '../../../preload/contract.ts';
import { faultWords } from '../../../preload/faults/faults.ts';
import { parseEndpoint } from '../../network/address.ts';

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

export interface UsageFault {
  readonly code: 'bad-request';
  readonly staffDetail: string;
}

export const usage = 'check-photo FILE [--endpoint URL] [--api-key-file FILE|-]';

const options = { endpoint: { type: 'string' }, 'api-key-file': { type: 'string' } } as const;

function refuse(staffDetail: string): { readonly ok: false; readonly error: UsageFault } {
  return { ok: false, error: { code: 'bad-request', staffDetail } };
}

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
export function parseCheckPhotoArguments(words: readonly string[]): Result<CheckPhotoArguments, UsageFault> {
  const parsed = split(words);
  if (parsed === null) return refuse(`unknown or incomplete option; usage: ${usage}`);
  const { endpoint: address, 'api-key-file': apiKeyFile } = parsed.values;
  const [file, ...others] = parsed.positionals;
  if (file === undefined || file === '') return refuse(`no picture given; usage: ${usage}`);
  if (others.length > 0) return refuse(`more than one picture given; usage: ${usage}`);
  if (apiKeyFile === undefined) {
    if (address !== undefined)
      return refuse('--endpoint needs --api-key-file: the stored key is only for the service it belongs to');
    return { ok: true, value: { file, service: null } };
  }
  if (address === undefined) return { ok: true, value: { file, service: { endpoint: null, apiKeyFile } } };
  const endpoint = parseEndpoint(address);
  return endpoint.ok
    ? { ok: true, value: { file, service: { endpoint: endpoint.value, apiKeyFile } } }
    : refuse(faultWords(endpoint.error, 'en'));
}
