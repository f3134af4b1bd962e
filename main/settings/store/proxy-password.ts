import type { Result } from '../../../preload/contract.ts';
import { faultWords, type Fault } from '../../../preload/faults/faults.ts';
import { decodeText, type TextFault } from '../../platform/decode-text.ts';
import { failed } from '../../platform/failure.ts';
import type { ConfigurationFailure, GivenPassword } from '../configuration.ts';
import type { ManagedPolicy } from '../managed-policy/parse-policy.ts';
import { readGivenSecret } from './given-secret.ts';

/** Name of the systemd credential that holds the proxy's password. */
const proxyPasswordCredential = 'liveness-kiosk.proxy-password';
/** One line: a password is sent in a header. */
const oneLine = /^[^\r\n]{1,256}$/;

export interface PasswordFault {
  readonly fault: Fault;
  readonly staffDetail: string;
}

/** Spaces belong to a password, the end of its line does not. */
export function parsePassword(text: string): Result<string, PasswordFault> {
  const password = text.replace(/\r?\n$/, '');
  return oneLine.test(password) ? { ok: true, value: password } : refuse({ code: 'password-length' });
}

/** The same for the bytes of a file or a pipe; null: there were too many. They are zero-filled. */
export function parsePasswordBytes(bytes: Uint8Array | null): Result<string, PasswordFault | TextFault> {
  if (bytes === null) return refuse({ code: 'password-length' });
  const text = decodeText(bytes);
  bytes.fill(0);
  return text.ok ? parsePassword(text.value) : text;
}

const refuse = (fault: Fault): Result<never, PasswordFault> =>
  failed({ fault, staffDetail: faultWords(fault, 'en') });

/** The password that IT deploys to many stations: in the file that the policy names, else in the systemd credential. */
export function readGivenPassword(
  { proxyPasswordFile }: Pick<ManagedPolicy, 'proxyPasswordFile'>,
  environment: NodeJS.ProcessEnv,
): Result<GivenPassword | null, ConfigurationFailure> {
  const places = { file: proxyPasswordFile, credential: proxyPasswordCredential, what: 'proxy password' };
  const read = readGivenSecret(places, environment, parsePasswordBytes);
  if (!read.ok || read.value === null) return read as Result<null, ConfigurationFailure>;
  return { ok: true, value: { password: read.value.secret, source: read.value.source } };
}
