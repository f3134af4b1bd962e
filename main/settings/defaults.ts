import type { Language, PictureLimits, Rotation, Timing } from '../../preload/contract.ts';

/** What a station works with until it is told otherwise. Times in milliseconds, sizes in bytes or pixels. */
export const defaults = {
  /** The trailing slash matters: without it the service redirects and the body is lost. */
  endpoint: 'https://kyc.biometric.kz/api/v1/backend/liveness/short/',
  /** Whole request. Other integrators of the service chose 25 to 30 s. */
  deadlineMs: 25_000,
  /** Kazakh rules for banks speak of refusal after three failures. */
  maxAttempts: 3,
  /** Long enough for a slow person in front of the camera, short enough that a stolen id is worth little. */
  attemptTtlMs: 120_000,
  defaultLanguage: 'kk' satisfies Language as Language,
  bankName: { kk: 'Банк', ru: 'Банк', en: 'The Bank' } satisfies Record<Language, string>,
  cameraRotation: 0 satisfies Rotation as Rotation,
  sound: { effects: true, voice: true },
  picture: {
    longestSidePx: 1280,
    quality: 0.8,
    /** Half as much again as the 90 px that face image standards ask for at least; see docs/capture.md. */
    minInterEyePx: 120,
    targetBytes: 300_000,
    /** The service's front end refuses bodies over 1 MB by default; this leaves room for the form around it. */
    hardCapBytes: 900_000,
  } satisfies PictureLimits,
  timing: {
    countdownMs: 3_000,
    takeNowAfterMs: 15_000,
    consentLimitMs: 60_000,
    cameraLimitMs: 60_000,
    resultLimitMs: 30_000,
    slowAfterMs: 5_000,
  } satisfies Timing,
} as const;
