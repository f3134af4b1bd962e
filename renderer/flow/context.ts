import { consentVersion, standardConsent } from '../../preload/consent-text.ts';
import {
  languages,
  type CaptureQuality,
  type Language,
  type PersonClass,
  type PictureLimits,
} from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { LimitView } from './view.ts';

/** Data of the current customer. `wipe` resets all of it. */
export interface PersonContext {
  readonly language: Language;
  /** Of the text this person agreed to. */
  readonly consentVersion: string;
  /** In which they read it: the record keeps it, whatever they choose afterwards. */
  readonly consentLanguage: Language;
  readonly sessionId: string | null;
  readonly attemptId: string | null;
  /** null until main has answered. */
  readonly attemptsLeft: number | null;
  /** Blob URL of the picture that is being checked. Its bytes are with the actors, which wipe them. */
  readonly still: string | null;
  /** Size limits that main set for this picture; null until it has answered. */
  readonly pictureLimits: PictureLimits | null;
  /** The measurements of the last picture. Numbers only: kept after the picture is deleted, for the tips. */
  readonly quality: CaptureQuality | null;
  /** What the service criticised in it; null: no such verdict is shown. */
  readonly failureClass: PersonClass | null;
  /** Of the verdict that is shown, where this station gives receipts. */
  readonly receipt: string | null;
  readonly captureMode: 'automatic' | 'by-hand';
  readonly guidance: Guidance | null;
  readonly canTake: boolean;
  /** Staff are offered on the camera screen: the person's face stays covered. */
  readonly offersStaff: boolean;
  readonly failure: ErrorCode;
  readonly limit: LimitView | null;
}

/** Plain data, without streams, elements or bytes: a snapshot of the flow can be written down. */
export interface FlowContext extends PersonContext {
  readonly station: Station | null;
  /** What was last seen wrong with the camera; null when no fault is known. Kept between sessions. */
  readonly cameraFault: CameraCode | null;
  /** Numbers each limit and countdown, so that a screen can distinguish a new one from the one it draws. */
  readonly limitId: number;
  readonly countdownId: number;
}

/** Used until main answers: the language is Kazakh, times are the defaults. */
export const unknownStation: Station = {
  flavour: 'production',
  demonstration: false,
  fault: null,
  version: '',
  runtimeSupported: true,
  bankName: { kk: '', ru: '', en: '' },
  branding: { accent: null, logo: null },
  languages,
  defaultLanguage: 'kk',
  largerText: false,
  consent: { version: consentVersion, texts: standardConsent(false) },
  canBeSetUp: false,
  maxAttempts: 3,
  cameraRotation: 0,
  lensSide: 'above',
  sound: { effects: true, voice: true, volume: 0.6 },
  timing: {
    countdownMs: 3_000,
    takeNowAfterMs: 15_000,
    consentLimitMs: 60_000,
    cameraLimitMs: 60_000,
    resultLimitMs: 30_000,
    slowAfterMs: 5_000,
  },
};

export function nobody(station: Station | null): PersonContext {
  return {
    language: (station ?? unknownStation).defaultLanguage,
    consentVersion: '',
    consentLanguage: (station ?? unknownStation).defaultLanguage,
    sessionId: null,
    attemptId: null,
    attemptsLeft: null,
    still: null,
    pictureLimits: null,
    quality: null,
    failureClass: null,
    receipt: null,
    captureMode: 'by-hand',
    guidance: null,
    canTake: false,
    offersStaff: false,
    failure: 'internal',
    limit: null,
  };
}

export const initialContext: FlowContext = {
  ...nobody(null),
  station: null,
  cameraFault: null,
  limitId: 0,
  countdownId: 0,
};
