import type { CaptureQuality, PictureLimits } from '../../../preload/contract.ts';
import type { Rotation } from '../../../preload/station.ts';
import type { EncodedPicture } from '../../camera/encode-jpeg.ts';
import type { CaptureMode, GuideEvent } from '../guide.ts';

/** Messages from the page to the worker. */
export type Order =
  /** `base`: the address of the folder with the models. */
  | { readonly kind: 'load'; readonly base: string }
  | { readonly kind: 'follow'; readonly followId: number; readonly rotation: Rotation }
  /** The worker closes the frame in every case; one at a time. `atMs` of the page's clock. */
  | { readonly kind: 'frame'; readonly followId: number; readonly frame: VideoFrame; readonly atMs: number }
  | { readonly kind: 'stop' }
  | {
      readonly kind: 'take';
      readonly takeId: number;
      readonly mode: CaptureMode;
      readonly limits: PictureLimits;
    }
  /** Are you there? Any report answers it. */
  | { readonly kind: 'ping' };

/** The picture to be sent, and how it was chosen. */
export interface TakenPicture extends EncodedPicture {
  readonly facts: CaptureQuality;
}

/** Messages from the worker to the page. `reason` names a bug or an unsupported feature, for debugging. */
export type Report =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'notLoaded'; readonly reason: string }
  | { readonly kind: 'event'; readonly followId: number; readonly event: GuideEvent }
  /** A frame was processed and closed: the next one may be sent. `tookMs` is for benchmarks. */
  | { readonly kind: 'looked'; readonly followId: number; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'taken'; readonly takeId: number; readonly picture: TakenPicture | null }
  | { readonly kind: 'alive' };
