import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** The first line of `curl --version`, null where there is no curl. */
export function curlVersion(): string | null {
  const { status, stdout } = spawnSync('curl', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (stdout.split(' (')[0] ?? null) : null;
}

export interface CurlRequest {
  readonly url: string;
  readonly apiKey: string;
  /** Path of a JPEG. */
  readonly file: string;
  /** Path of a PEM. */
  readonly caFile: string;
}

/**
 * The service's documented command, in a new process each time. Returns the time from the start of the process to
 * its end, ms.
 * @throws when the answer is not "live": then the times can't be compared
 */
export async function timeCurl({ url, apiKey, file, caFile }: CurlRequest): Promise<number> {
  const form = ['-F', `api_key=${apiKey}`, '-F', `image=@${file};type=image/jpeg`];
  const words = ['-sS', '-X', 'POST', '-H', 'Accept: application/json', ...form, '--cacert', caFile, url];
  const startedAt = performance.now();
  const curl = spawn('curl', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let answer = '';
  curl.stdout.on('data', (piece) => (answer += String(piece)));
  const [exitCode] = (await once(curl, 'close')) as [number | null];
  const tookMs = performance.now() - startedAt;
  if (exitCode !== 0 || !answer.includes('"result":true'))
    throw new Error(`curl ended with ${exitCode}: ${answer}`);
  return tookMs;
}
