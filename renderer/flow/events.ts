import type { Language } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import type { GuideEvent } from '../guidance/guide.ts';

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
  | { readonly type: 'CAMERA_ABSENT' }
  | { readonly type: 'CAMERA_LOST'; readonly code: CameraCode }
  | { readonly type: 'CAMERA_TROUBLE'; readonly code: CameraCode }
  /** The page is unloading, has been hidden for long, or has crashed. */
  | { readonly type: 'ABANDONED' };

export type FlowEvent = PersonEvent | StationEvent | GuideEvent;
