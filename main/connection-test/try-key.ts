import { createLivenessClient } from '../liveness/client.ts';
import { findingOf } from './judge.ts';
import type { Run } from './run-test.ts';
import { testPicture } from './test-picture.ts';

/**
 * The one real request, which may be billed. Any verdict means that the key was accepted.
 * @returns whether the picture may have reached the service
 */
export async function tryKey(
  { log, signal, subject, timeoutMs, deadlineMs }: Run,
  apiKey: string,
): Promise<boolean> {
  const { endpoint, network } = subject;
  const client = createLivenessClient({
    endpoint,
    apiKey,
    deadlineMs,
    connectTimeoutMs: timeoutMs,
    ...(network === undefined ? {} : { network }),
  });
  const result = await client.check(testPicture, { signal });
  await client.close();
  if (result.ok) log.end('well', [{ kind: 'billed' }]);
  else {
    const { code, staffDetail } = result.error;
    log.end(findingOf(code), staffDetail === null ? [] : [{ kind: 'said', text: staffDetail }]);
    if (code === 'cancelled') log.giveUp();
  }
  return result.ok || result.error.bodySent === true;
}
