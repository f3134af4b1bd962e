import type { PictureLimits, Rotation } from '../../../preload/contract.ts';
import type { TakenFrame } from '../face-observer.ts';
import type { Observation } from '../observation.ts';

/** What the page asks of the worker. */
export type Order =
  /** `base`: the address of the folder with the model. */
  | { readonly kind: 'load'; readonly base: string }
  | {
      readonly kind: 'watch';
      readonly watchId: number;
      readonly frames: ReadableStream<VideoFrame>;
      readonly rotation: Rotation;
    }
  | { readonly kind: 'stop' | 'collect' | 'forget' }
  | { readonly kind: 'take'; readonly takeId: number; readonly limits: PictureLimits }
  /** Are you there? Any report answers it. */
  | { readonly kind: 'ping' };

/** What the worker tells the page. `reason` names a bug or a missing ability and is for whoever debugs. */
export type Report =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'notLoaded'; readonly reason: string }
  | Observed
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'taken'; readonly takeId: number; readonly frame: TakenFrame | null }
  | { readonly kind: 'alive' };

export interface Observed {
  readonly kind: 'observed';
  readonly watchId: number;
  readonly observation: Observation;
  /** How long the worker was busy with the frame. */
  readonly tookMs: number;
}
