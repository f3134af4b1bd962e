import type { ErrorCode, Language } from '../../preload/contract.ts';

/**
 * What the person sees, as plain data. The flow's selectors make a View out of the machine's state, the
 * screens draw it, and `npm run preview` feeds the screens with Views made by hand.
 */
export type View = ScreenView & {
  readonly language: Language;
  /** A shrinking line with "More time"; null while no limit needs to be shown. */
  readonly limit: LimitView | null;
};

/** A new id starts the line again from its full length. */
export interface LimitView {
  readonly id: number;
  readonly durationMs: number;
}

export type CameraTrouble =
  'camera-missing' | 'camera-refused' | 'camera-busy' | 'camera-lost' | 'camera-too-small';

export type ScreenView =
  | { readonly screen: 'starting' }
  | { readonly screen: 'waiting' }
  | { readonly screen: 'consent' }
  | { readonly screen: 'declined' }
  | { readonly screen: 'camera'; readonly phase: CameraPhase }
  | { readonly screen: 'checking'; readonly elapsedSeconds: number; readonly slow: boolean }
  | { readonly screen: 'live' }
  | { readonly screen: 'notLive'; readonly attemptsLeft: number }
  | { readonly screen: 'noAttemptsLeft' }
  | { readonly screen: 'staffCalled' }
  | { readonly screen: 'problem'; readonly code: ErrorCode; readonly canRetry: boolean }
  | { readonly screen: 'outcomeUnknown'; readonly code: ErrorCode; readonly canRetry: boolean }
  | { readonly screen: 'cameraTrouble'; readonly code: CameraTrouble }
  | { readonly screen: 'notSetUp'; readonly code: ErrorCode }
  | { readonly screen: 'outOfOrder'; readonly code: ErrorCode };

/** `countdown` counts down by itself; `paused` waits for the button, for those who need longer. */
export type CameraPhase =
  | { readonly name: 'opening' }
  | { readonly name: 'countdown'; readonly id: number; readonly durationMs: number }
  | { readonly name: 'paused' }
  | { readonly name: 'capturing' };

/** What the person can do. Screens call these and know nothing of the machine. */
export interface Actions {
  chooseLanguage(language: Language): void;
  start(): void;
  agree(): void;
  decline(): void;
  back(): void;
  takePicture(): void;
  pauseCountdown(): void;
  cancel(): void;
  tryAgain(): void;
  askStaff(): void;
  done(): void;
  moreTime(): void;
}
