import type { PictureLimits } from '../../preload/contract.ts';

/** Of a picture for a connection that is fast enough; sizes in bytes or pixels. */
export const fullPicture: PictureLimits = {
  longestSidePx: 1280,
  quality: 0.8,
  /** Half as much again as the 90 px that face image standards ask for at least; see docs/capture.md. */
  minInterEyePx: 120,
  targetBytes: 300_000,
  /** The service's front end refuses bodies over 1 MB by default; this leaves room for the form around it. */
  hardCapBytes: 900_000,
};

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
  if (bitsPerSecond === null) return fullPicture;
  const affordable = Math.round((bitsPerSecond / 8000) * uploadMs);
  return {
    ...fullPicture,
    longestSidePx: bitsPerSecond < fullSizeFromBitsPerSecond ? smallerSidePx : fullPicture.longestSidePx,
    targetBytes: Math.min(fullPicture.targetBytes, Math.max(leastTargetBytes, affordable)),
  };
}
