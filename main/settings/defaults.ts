import type { PictureLimits } from '../../preload/contract.ts';

/** What no setting changes; those are in schema/. Times in milliseconds, sizes in bytes or pixels. */
export const defaults = {
  /** Long enough for a slow person in front of the camera, short enough that a stolen id is of little use. */
  attemptTtlMs: 120_000,
  picture: {
    longestSidePx: 1280,
    quality: 0.8,
    /** Half as much again as the 90 px that face image standards ask for at least; see docs/capture.md. */
    minInterEyePx: 120,
    targetBytes: 300_000,
    /** The service's front end refuses bodies over 1 MB by default; this leaves room for the form around it. */
    hardCapBytes: 900_000,
  } satisfies PictureLimits,
} as const;
