/**
 * Everything that crosses between main and renderer: channels, payloads, results, error codes.
 * It imports nothing, and nothing else may cross. Channel names are defined only here.
 */
export const channels = {
  getStation: 'station:get',
  stationChanged: 'station:changed',
  beginSession: 'session:begin',
  endSession: 'session:end',
  beginAttempt: 'attempt:begin',
  submitPicture: 'attempt:submit',
  cancelAttempt: 'attempt:cancel',
  checkCamera: 'camera:check',
  reportCamera: 'camera:report',
} as const;

/** Main's ping to the page. Between main and the preload script only: the page is not involved. */
export const pulseChannels = { ask: 'pulse:ask', answer: 'pulse:answer' } as const;

/**
 * Every failure of this kiosk, and the short code that staff read out on the telephone.
 * S: the liveness service. N: the network. C: the camera. P: the picture. K: the kiosk itself.
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
  'policy-invalid': 'K16',
  'certificates-unreadable': 'K17',
  'record-not-written': 'K18',
  'camera-missing': 'C01',
  'camera-refused': 'C02',
  'camera-busy': 'C03',
  'camera-lost': 'C04',
  'camera-too-small': 'C05',
  'camera-untrusted': 'C06',
  'camera-frozen': 'C07',
  'camera-black': 'C08',
} as const;

export type ErrorCode = keyof typeof staffCodes;

/**
 * The codes at the lower edge of the script-free out-of-order page, for staff to read out. `page`: the page crashed repeatedly.
 * `program`: the program did. `supervisor`: the operating system's supervisor gave up starting it.
 */
export const outOfOrderCodes = { page: 'R01', program: 'R02', supervisor: 'R03' } as const;
export type OutOfOrderCause = keyof typeof outOfOrderCodes;
export type CameraCode = Extract<ErrorCode, `camera-${string}`>;

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

/** What the screen needs to know of the station. Never the key. Times in milliseconds, sizes in bytes or pixels. */
export interface Station {
  readonly flavour: Flavour;
  /** The embedded service answers: no real check takes place, and every screen has to show that. */
  readonly demonstration: boolean;
  /** Why no check can be made (`not-configured`: no key yet), or null: the kiosk is ready. */
  readonly trouble: ErrorCode | null;
  readonly version: string;
  /** False on the stand-in runtime, which is out of support and never ships. */
  readonly runtimeSupported: boolean;
  readonly bankName: Localised;
  readonly branding: Branding;
  /** Offered to people, in this order; at least one. */
  readonly languages: readonly Language[];
  readonly defaultLanguage: Language;
  /** All text of customers' screens is a fifth larger. */
  readonly largerText: boolean;
  readonly consent: Consent;
  /** The station is not set up, and the set-up may be opened from its screen without a PIN. */
  readonly canBeSetUp: boolean;
  readonly maxAttempts: number;
  /** Degrees, clockwise, by which the camera's picture is turned to stand upright. */
  readonly cameraRotation: Rotation;
  /** At which edge of the screen the lens is: an arrow points to it. */
  readonly lensSide: LensSide;
  readonly sound: Sound;
  readonly timing: Timing;
}

export const lensSides = ['above', 'left', 'right', 'below'] as const;
export type LensSide = (typeof lensSides)[number];

export type Localised = Readonly<Record<Language, string>>;

/** The bank's own branding. Null: the kiosk's. */
export interface Branding {
  /** `#rrggbb`. Main has made sure that light text is readable on it and that it is readable on paper. */
  readonly accent: string | null;
  /** Address of the logo under the kiosk's own scheme. */
  readonly logo: string | null;
}

/** The text that a person agrees to, by version. Main has its hash, which is recorded. */
export interface Consent {
  readonly version: string;
  readonly texts: Readonly<Record<Language, ConsentText>>;
}

export interface ConsentText {
  /** The first layer's text, one line per pictogram. */
  readonly picture: string;
  readonly sending: string;
  readonly keeping: string;
  /** The second layer. */
  readonly sections: readonly ConsentSection[];
}

export interface ConsentSection {
  readonly heading: string;
  readonly body: string;
}

export interface Sound {
  readonly effects: boolean;
  readonly voice: boolean;
  /** Of the loudest, 0 to 1. */
  readonly volume: number;
}

export const rotations = [0, 90, 180, 270] as const;
export type Rotation = (typeof rotations)[number];

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

/** Milliseconds. Each limit ends in a warning of at least 20 s, extendable as often as asked. */
export interface Timing {
  /** From the button "take the picture" to the picture: time to look back into the lens. */
  readonly countdownMs: number;
  /** After this time the button is offered to people for whom the guidance does not work. */
  readonly takeNowAfterMs: number;
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

/** `window.kiosk` in the renderer. Promises never reject for an expected failure. */
export interface KioskBridge {
  getStation(): Promise<Result<Station>>;
  beginSession(request: SessionRequest): Promise<Result<SessionGrant>>;
  endSession(request: { readonly sessionId: string }): Promise<Result<null>>;
  beginAttempt(request: { readonly sessionId: string }): Promise<Result<AttemptGrant>>;
  submitPicture(request: PictureSubmission): Promise<Result<Verdict>>;
  cancelAttempt(request: { readonly attemptId: string }): Promise<Result<null>>;
  /** Asks which device is behind the stream that is open; `camera-untrusted` when it must not be used. */
  checkCamera(request: CameraCheck): Promise<Result<null>>;
  /** Tells main's log what happened to the camera; `null` when it works again. */
  reportCamera(request: { readonly code: CameraCode | null }): Promise<Result<null>>;
  /** Calls back on every change of the station; returns a function that unsubscribes. */
  onStationChanged(listener: (station: Station) => void): () => void;
}
