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
  | { readonly kind: 'take'; readonly takeId: number; readonly limits: PictureLimits };

/** What the worker tells the page. `reason` names a bug or a missing ability and is for the console only. */
export type Report =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'notLoaded'; readonly reason: string }
  | {
      readonly kind: 'observed';
      readonly watchId: number;
      readonly observation: Observation;
      readonly tookMs: number;
    }
  | { readonly kind: 'failed'; readonly watchId: number; readonly reason: string }
  | { readonly kind: 'taken'; readonly takeId: number; readonly frame: TakenFrame | null };
