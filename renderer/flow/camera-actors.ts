import { fromCallback, fromPromise } from 'xstate';
import type { PictureLimits, Result } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { Camera, CameraFailure, CaptureFailure } from '../camera/camera.ts';
import { wipePicture } from '../camera/picture.ts';
import type { Capture, Guide } from '../guidance/guide.ts';
import type { FlowEvent } from './events.ts';

export interface CameraInput {
  readonly camera: Camera;
}

export const openCamera = fromPromise<Result<null, CameraFailure>, CameraInput>(({ input, signal }) =>
  input.camera.open(signal),
);

export interface GuideInput {
  readonly guide: Guide;
  readonly rotation: Rotation;
}

/** Runs the guidance while the camera is open for a customer. */
export const followPerson = fromCallback<FlowEvent, GuideInput>(({ input, sendBack }) =>
  input.guide.follow(input.rotation, sendBack),
);

export interface CaptureInput extends CameraInput, GuideInput {
  readonly mode: 'automatic' | 'by-hand';
  readonly limits: PictureLimits | null;
}

/**
 * The best frame that the guide has, or the camera's frame of this moment where there is no guidance. A picture
 * no longer needed is destroyed where it was made.
 */
export const takePicture = fromPromise<Result<Capture, CaptureFailure>, CaptureInput>(
  async ({ input: { camera, guide, rotation, mode, limits }, signal }) => {
    if (!limits) throw new Error('capturing without an attempt');
    const best = await guide.take(mode, limits);
    const taken: Result<Capture, CaptureFailure> = best
      ? { ok: true, value: best }
      : await camera.capture(limits, rotation);
    if (signal.aborted && taken.ok) wipePicture(taken.value.picture);
    return taken;
  },
);

export const watchCamera = fromCallback<FlowEvent, CameraInput>(({ input, sendBack }) =>
  input.camera.onLost((code) => sendBack({ type: 'CAMERA_LOST', code })),
);

/** Reports a missing camera before a person starts. Checks now and on every change of the devices. */
export const watchPresence = fromCallback<FlowEvent, CameraInput>(({ input, sendBack }) => {
  let stopped = false;
  const look = (): void => {
    input.camera.isPresent().then(
      (present) => {
        if (!present && !stopped) sendBack({ type: 'CAMERA_ABSENT' });
      },
      // A failed device list is not a camera fault: opening the camera will show.
      () => undefined,
    );
  };
  look();
  const stopListening = input.camera.onDevicesChanged(look);
  return () => {
    stopped = true;
    stopListening();
  };
});
