import type { Flavour, Language, Localised } from './contract.ts';
import type { ErrorCode } from './error-codes.ts';

/** What the screen needs to know of the station. Never the key. Times in milliseconds, sizes in bytes or pixels. */
export interface Station {
  readonly flavour: Flavour;
  /** The embedded service answers: no real check takes place, and every screen has to show that. */
  readonly demonstration: boolean;
  /** Why no check can be made (`not-configured`: no key yet), or null: the kiosk is ready. */
  readonly fault: ErrorCode | null;
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
