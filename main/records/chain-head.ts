import type { ChainEnd } from './file-tail.ts';
import type { StationKey } from './station-key.ts';
import { headStatement } from './verifier/record-format.mjs';

/**
 * The chain's newest record as one signed line, `LKH1 station n hash time signature`. Kept elsewhere it proves later that nothing up
 * to it was removed: the records alone can't show whether some are missing at the end.
 */
export function writeHead({ n, hash }: ChainEnd, key: StationKey, now: Date): string {
  const at = now.toISOString();
  const signature = key.sign(headStatement({ station: key.station, n, hash, at }));
  return `LKH1 ${key.station} ${n} ${hash} ${at} ${signature}`;
}
