/**
 * Everything that crosses between main and the customer's page: the table of channels, from which the preload builds the page's bridge and
 * main its handlers, and the shapes of what is sent. Nothing else may cross.
 */
import { nameChannels, push, request, type BridgeOf } from './channels.ts';
import type { CameraCode, ErrorCode } from './error-codes.ts';
import type { Station } from './station.ts';

/** `window.kiosk` in the renderer. Promises never reject for an expected failure. */
export const kioskChannels = nameChannels('kiosk', {
  getStation: request<null, Result<Station>>(null),
  beginSession: request<SessionRequest, Result<SessionGrant>>({ language: true, consentVersion: true }),
  endSession: request<{ readonly sessionId: string }, Result<null>>({ sessionId: true }),
  beginAttempt: request<{ readonly sessionId: string }, Result<AttemptGrant>>({ sessionId: true }),
  submitPicture: request<PictureSubmission, Result<Verdict>>({
    attemptId: true,
    picture: true,
    quality: true,
  }),
  cancelAttempt: request<{ readonly attemptId: string }, Result<null>>({ attemptId: true }),
  /** Asks which device is behind the stream that is open; `camera-untrusted` when it must not be used. */
  checkCamera: request<CameraCheck, Result<null>>({ deviceId: true, label: true }),
  /** Tells main's log what happened to the camera; `null` when it works again. */
  reportCamera: request<{ readonly code: CameraCode | null }, Result<null>>({ code: true }),
  stationChanged: push<Station>(),
});
export type KioskBridge = BridgeOf<typeof kioskChannels>;

/** Main's ping to the page and its answer, between main and the preload alone: the page has no method for them. */
export const heartbeatChannels = { ask: 'heartbeat:ask', answer: 'heartbeat:answer' } as const;

/** An expected failure. It contains no secret, no picture, and no text: texts are looked up by code. */
export interface KioskError {
  readonly code: ErrorCode;
  /** Attempts the person still has, where the failure happened inside a session. */
  readonly attemptsLeft?: number;
}

export type Result<T, E = KioskError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];
export type Flavour = 'development' | 'demonstration' | 'production';
export type Localised = Readonly<Record<Language, string>>;

export interface SessionRequest {
  readonly language: Language;
  /** Which text the person agreed to. */
  readonly consentVersion: string;
}

export interface SessionGrant {
  readonly sessionId: string;
  readonly attemptsLeft: number;
}

/** Largest picture for the connection's current speed. */
export interface PictureLimits {
  readonly longestSidePx: number;
  /** JPEG quality to begin with, 0 to 1. */
  readonly quality: number;
  /** A picture is not made smaller than leaves this much between the eyes, where the camera gave it. */
  readonly minInterEyePx: number;
  readonly targetBytes: number;
  readonly hardCapBytes: number;
}

/** A one-time permission to send one picture. */
export interface AttemptGrant {
  readonly attemptId: string;
  readonly expiresInMs: number;
  readonly attemptsLeft: number;
  readonly picture: PictureLimits;
}

export interface PictureSubmission {
  readonly attemptId: string;
  /** A complete JPEG file. */
  readonly picture: Uint8Array;
  readonly quality: CaptureQuality;
}

/** The hints, the most urgent first. Sides are the person's own. */
export const hints = [
  ...['noFace', 'severalPeople', 'tooFar', 'tooNear', 'moveLeft', 'moveRight', 'moveUp', 'moveDown'],
  ...['lightBehind', 'tooDark', 'tooBright', 'unevenLight', 'uncoverFace', 'turnLeft', 'turnRight'],
  ...['chinUp', 'chinDown', 'tiltLeft', 'tiltRight', 'openEyes', 'holdStill', 'steady'],
] as const;
export type Hint = (typeof hints)[number];

/** The measurements of the picture that is sent. Numbers only; docs/capture.md says how each is measured. */
export interface CaptureQuality {
  /** `by-hand`: the person pressed the button while guided. `unguided`: nothing could be measured. */
  readonly mode: 'automatic' | 'by-hand' | 'unguided';
  /** What the guidance still asked for when the picture was taken; `steady`: nothing. */
  readonly hint: Hint | null;
  readonly measures: CaptureMeasures | null;
}

/** Pixels of the upright frame, degrees, luminance 0 to 255, shares 0 to 1. */
export interface CaptureMeasures {
  readonly interEyePx: number;
  readonly headHeightShare: number;
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
  /** Eye aspect ratio of the eye that is open less. */
  readonly eyesOpen: number;
  readonly faceLuminance: number;
  readonly darkShare: number;
  readonly brightShare: number;
  /** Luminance of the darker half of the face over that of the brighter. */
  readonly halvesRatio: number;
  /** Variance of the Laplacian on the face at a fixed size. */
  readonly sharpness: number;
  readonly steadyMs: number;
  /** Frames that the sent one was chosen from. */
  readonly framesCompared: number;
}

/** The camera that was opened, as the page knows it: main finds out which device that really is. */
export interface CameraCheck {
  readonly deviceId: string;
  readonly label: string;
}

/**
 * What the service criticised, as far as the person can improve it; `general`: nothing in particular, and everything that
 * the person should not learn.
 */
export const personClasses = ['eyes', 'face', 'light', 'distance', 'general'] as const;
export type PersonClass = (typeof personClasses)[number];

export interface Verdict {
  readonly verdict: 'live' | 'not-live';
  /** Null exactly for `live`. Never the service's own text. */
  readonly failureClass: PersonClass | null;
  readonly attemptsLeft: number;
  /** SHA-256 of the bytes that were sent, lower-case hex. */
  readonly sha256: string;
  readonly demonstration: boolean;
  /** Digits for a QR code: the verdict as a signed statement. Null: this station shows none. */
  readonly receipt: string | null;
}
