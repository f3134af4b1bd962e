import type { Language } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { GuideEvent } from '../guidance/guide.ts';
import type { Actions } from './view.ts';

/** What the person did. */
type PersonEvent =
  | { readonly type: 'LANGUAGE_CHOSEN'; readonly language: Language }
  | { readonly type: 'START' }
  | { readonly type: 'AGREE' }
  | { readonly type: 'DECLINE' }
  | { readonly type: 'BACK' }
  | { readonly type: 'TAKE_PICTURE' }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'TRY_AGAIN' }
  | { readonly type: 'ASK_STAFF' }
  | { readonly type: 'DONE' }
  | { readonly type: 'MORE_TIME' }
  /** By the gesture, the key combination, or the button of a station that is not set up. */
  | { readonly type: 'STAFF_CAME' }
  | { readonly type: 'STAFF_LEFT' };

/** What happened around them. */
type StationEvent =
  | { readonly type: 'STATION_CHANGED'; readonly station: Station }
  /** Main does not answer, or refuses to. */
  | { readonly type: 'STATION_UNAVAILABLE'; readonly code: ErrorCode }
  | { readonly type: 'CAMERA_ABSENT' }
  | { readonly type: 'CAMERA_LOST'; readonly code: CameraCode }
  /** The camera was tried again, and still has a fault. */
  | { readonly type: 'CAMERA_FAULT'; readonly code: CameraCode }
  | { readonly type: 'CAMERA_BACK' }
  /** The page is unloading, has been hidden for long, or has crashed. */
  | { readonly type: 'ABANDONED' };

export type FlowEvent = PersonEvent | StationEvent | GuideEvent;

/** What the flow tells main and the guide; nothing waits for their answers. */
export type FlowReport =
  | { readonly type: 'sessionBegun' }
  | { readonly type: 'sessionEnded'; readonly sessionId: string }
  /** Once per change; null: the camera works again. */
  | { readonly type: 'cameraFaultChanged'; readonly code: CameraCode | null };

/** What the screens may call, as events of the flow. An event that does not fit the moment is ignored by it. */
export function createActions(send: (event: FlowEvent) => void): Actions {
  return {
    chooseLanguage: (language) => send({ type: 'LANGUAGE_CHOSEN', language }),
    start: () => send({ type: 'START' }),
    agree: () => send({ type: 'AGREE' }),
    decline: () => send({ type: 'DECLINE' }),
    back: () => send({ type: 'BACK' }),
    takePicture: () => send({ type: 'TAKE_PICTURE' }),
    cancel: () => send({ type: 'CANCEL' }),
    tryAgain: () => send({ type: 'TRY_AGAIN' }),
    askStaff: () => send({ type: 'ASK_STAFF' }),
    done: () => send({ type: 'DONE' }),
    moreTime: () => send({ type: 'MORE_TIME' }),
    callConsole: () => send({ type: 'STAFF_CAME' }),
  };
}
