import type { Language } from '../../preload/contract.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { Guidance, Oval } from '../guidance/guidance.ts';

/**
 * What the person sees, as plain data. The flow's selectors derive a View from the machine's state, the
 * screens draw it, and `npm run preview` feeds the screens with Views made by hand.
 */
export type View = ScreenView & {
  readonly language: Language;
  /** Null while no limit needs to be shown. */
  readonly limit: LimitView | null;
};

/** A shrinking line; a new id restarts it at its full length. */
export interface LimitView {
  readonly id: number;
  readonly durationMs: number;
  /** The last 20 s have begun: words and "More time" as well. */
  readonly isClosing: boolean;
}

/** What may help next time, from the service's reason and from what the last picture scored. */
export type Tip = 'light' | 'uncovered' | 'steady' | 'nearer' | 'distance' | 'straight' | 'eyes';

export type ScreenView =
  | { readonly screen: 'starting' }
  | { readonly screen: 'waiting' }
  | { readonly screen: 'consent' }
  | { readonly screen: 'declined' }
  | { readonly screen: 'camera'; readonly phase: CameraPhase }
  | { readonly screen: 'checking'; readonly slow: boolean }
  | { readonly screen: 'live'; readonly receipt: string | null }
  | {
      readonly screen: 'notLive';
      readonly attemptsLeft: number;
      readonly tips: readonly Tip[];
      readonly receipt: string | null;
    }
  | { readonly screen: 'noAttemptsLeft'; readonly receipt: string | null }
  | { readonly screen: 'staffCalled' }
  | { readonly screen: 'problem'; readonly code: ErrorCode; readonly canRetry: boolean }
  | { readonly screen: 'outcomeUnknown'; readonly code: ErrorCode; readonly canRetry: boolean }
  | { readonly screen: 'cameraFault'; readonly code: CameraCode }
  | { readonly screen: 'notSetUp'; readonly code: ErrorCode }
  | { readonly screen: 'outOfOrder'; readonly code: ErrorCode }
  /** The staff console has the screen; it draws itself. */
  | { readonly screen: 'staff' };

export type ScreenName = ScreenView['screen'];

/**
 * What the UI needs to know about a state. Every stable state has exactly one screen tag, and those of the camera screen a phase
 * tag as well.
 */
export type Tag = ScreenName | CameraPhase['name'] | 'slow';

/**
 * `guiding` takes the picture automatically; its button appears late, for people for whom guidance does not work. `manual` has no
 * guidance, or none yet, a still oval and the button. Both buttons start the `countdown`.
 */
export type CameraPhase =
  | { readonly name: 'opening' }
  | {
      readonly name: 'guiding';
      readonly guidance: Guidance;
      readonly canTake: boolean;
      /** To those whose face stays covered. */
      readonly offersStaff: boolean;
    }
  | { readonly name: 'manual' }
  // The oval stays where the guidance left it.
  | { readonly name: 'countdown'; readonly oval: Oval; readonly id: number; readonly durationMs: number }
  | { readonly name: 'capturing'; readonly oval: Oval };

/** What the person can do. Screens call these and know nothing of the machine. */
export interface Actions {
  chooseLanguage(language: Language): void;
  start(): void;
  agree(): void;
  decline(): void;
  back(): void;
  takePicture(): void;
  cancel(): void;
  tryAgain(): void;
  askStaff(): void;
  done(): void;
  moreTime(): void;
  callConsole(): void;
}
