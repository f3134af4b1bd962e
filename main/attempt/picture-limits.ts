import type { PictureLimits } from '../../preload/contract.ts';
import { defaults } from '../settings/defaults.ts';

/** What a picture may take to leave. With a round trip and the service's second a verdict then comes within 4 s. */
const uploadMs = 2000;
/**
 * 1280×720 at quality 80 is 87 to 110 kB, which takes 2 s at about 400 kbit/s (docs/performance.md); on a slower line
 * pixels go before quality does.
 */
const fullSizeFromBitsPerSecond = 400_000;
/** Two seconds at 256 kbit/s. A still slower line waits longer: below this a face loses what it is judged by. */
const leastTargetBytes = 64_000;
const smallerSidePx = 960;

/**
 * How large a picture the line bears.
 * @param bitsPerSecond measured on earlier pictures; null: nothing is known, and nothing is taken away
 */
export function limitsFor(bitsPerSecond: number | null): PictureLimits {
  const full = defaults.picture;
  if (bitsPerSecond === null) return full;
  const affordable = Math.round((bitsPerSecond / 8000) * uploadMs);
  return {
    ...full,
    longestSidePx: bitsPerSecond < fullSizeFromBitsPerSecond ? smallerSidePx : full.longestSidePx,
    targetBytes: Math.min(full.targetBytes, Math.max(leastTargetBytes, affordable)),
  };
}
