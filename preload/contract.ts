/**
 * Everything that crosses between main and renderer: channels, payloads, results, error codes.
 * It imports nothing, and nothing else may cross. Channel names stand nowhere but here.
 */
export const channels = {
  getStation: 'station:get',
  stationChanged: 'station:changed',
  beginSession: 'session:begin',
  endSession: 'session:end',
  beginAttempt: 'attempt:begin',
  submitPicture: 'attempt:submit',
  cancelAttempt: 'attempt:cancel',
  reportCamera: 'camera:report',
} as const;

/**
 * Every way this kiosk can fail, and the short code that staff read out on the telephone.
 * S: the liveness service. N: the network between. C: the camera. P: the picture. K: the kiosk itself.
 */
export const staffCodes = {
  'service-backend-unavailable': 'S01',
  'access-denied': 'S02',
  'subscription-not-started': 'S03',
  'subscription-none-active': 'S04',
  'subscription-missing': 'S05',
  'file-not-allowed': 'S06',
  'request-refused': 'S07',
  unauthorized: 'S08',
  'not-found': 'S09',
  'too-large': 'S10',
  'rate-limited': 'S11',
  'service-error': 'S12',
  redirected: 'S13',
  'invalid-answer': 'S14',
  unreachable: 'N01',
  'tls-failed': 'N02',
  'timed-out': 'N03',
  'outcome-unknown': 'N04',
  'bad-picture': 'P01',
  cancelled: 'K01',
  'not-configured': 'K02',
  'attempt-unknown': 'K03',
  'attempt-used': 'K04',
  'attempt-expired': 'K05',
  'no-attempts-left': 'K06',
  'bad-request': 'K07',
  'sender-refused': 'K08',
  internal: 'K09',
  'secret-store-unavailable': 'K10',
  'secret-store-weak': 'K11',
  'secret-store-changed': 'K12',
  'settings-unreadable': 'K13',
  'settings-not-saved': 'K14',
  'api-key-malformed': 'K15',
  'camera-missing': 'C01',
  'camera-refused': 'C02',
  'camera-busy': 'C03',
  'camera-lost': 'C04',
  'camera-too-small': 'C05',
} as const;

export type ErrorCode = keyof typeof staffCodes;
export type CameraCode = Extract<ErrorCode, `camera-${string}`>;

/** An expected failure. It holds no secret, no picture, and no words: words are looked up by code. */
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

/** What the screen needs to know of the station. Never the key. Times in milliseconds, sizes in bytes or pixels. */
export interface Station {
  readonly flavour: Flavour;
  /** The embedded service answers: no real check takes place, and every screen has to say so. */
  readonly demonstration: boolean;
  /** Why no check can be made (`not-configured`: no key yet), or null: the kiosk is ready. */
  readonly trouble: ErrorCode | null;
  readonly version: string;
  /** False on the stand-in runtime, which is out of support and never ships. */
  readonly runtimeSupported: boolean;
  readonly bankName: Readonly<Record<Language, string>>;
  readonly defaultLanguage: Language;
  readonly maxAttempts: number;
  readonly picture: PictureLimits;
  readonly timing: Timing;
}

export interface PictureLimits {
  readonly longestSidePx: number;
  readonly targetBytes: number;
  readonly hardCapBytes: number;
}

/** Milliseconds. Each limit ends in a warning of at least 20 s, extendable as often as asked. */
export interface Timing {
  readonly countdownMs: number;
  readonly consentLimitMs: number;
  readonly cameraLimitMs: number;
  readonly resultLimitMs: number;
  readonly slowAfterMs: number;
}

export interface SessionRequest {
  readonly language: Language;
  /** Which text the person agreed to. */
  readonly consentVersion: string;
}

export interface SessionGrant {
  readonly sessionId: string;
  readonly attemptsLeft: number;
}

/** A one-time permission to send one picture. */
export interface AttemptGrant {
  readonly attemptId: string;
  readonly expiresInMs: number;
  readonly attemptsLeft: number;
}

export interface PictureSubmission {
  readonly attemptId: string;
  /** A whole JPEG or PNG file. */
  readonly picture: Uint8Array;
}

export interface Verdict {
  readonly verdict: 'live' | 'not-live';
  readonly attemptsLeft: number;
  /** SHA-256 of the bytes that were sent, lower-case hex. */
  readonly sha256: string;
  readonly demonstration: boolean;
}

/** `window.kiosk` in the renderer. Promises never reject for an expected failure. */
export interface KioskBridge {
  getStation(): Promise<Result<Station>>;
  beginSession(request: SessionRequest): Promise<Result<SessionGrant>>;
  endSession(request: { readonly sessionId: string }): Promise<Result<null>>;
  beginAttempt(request: { readonly sessionId: string }): Promise<Result<AttemptGrant>>;
  submitPicture(request: PictureSubmission): Promise<Result<Verdict>>;
  cancelAttempt(request: { readonly attemptId: string }): Promise<Result<null>>;
  /** Tells main's log what happened to the camera; `null` when it works again. */
  reportCamera(request: { readonly code: CameraCode | null }): Promise<Result<null>>;
  /** Calls back on every change of the station; returns the way to stop listening. */
  onStationChanged(listener: (station: Station) => void): () => void;
}
