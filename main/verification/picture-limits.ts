import type { PictureLimits } from '../../preload/contract.ts';
import { defaults } from '../settings/defaults.ts';

/** Longest upload of a picture. With a round trip and about a second in the service, the verdict then comes within 4 s. */
const uploadMs = 2000;
/**
 * 1280×720 at quality 80 is 87 to 110 kB, which takes 2 s at about 400 kbit/s (docs/performance.md); on a slower connection
 * the kiosk reduces the pixel count first and the JPEG quality second.
 */
const fullSizeFromBitsPerSecond = 400_000;
/** Two seconds at 256 kbit/s. On slower connections the upload takes longer: a smaller picture would lose the detail that the service judges. */
const leastTargetBytes = 64_000;
const smallerSidePx = 960;

/**
 * Largest picture that the connection uploads in time.
 * @param bitsPerSecond measured on earlier pictures; null: not measured yet, so no reduction
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
