import { fromCallback, fromPromise } from 'xstate';
import type { PictureLimits, Result } from '../../preload/contract.ts';
import type { Camera, CameraFailure, CaptureFailure } from '../camera/camera.ts';
import { wipePicture, type Picture } from '../camera/picture.ts';
import type { FlowEvent } from './events.ts';

export interface CameraInput {
  readonly camera: Camera;
}

export const openCamera = fromPromise<Result<null, CameraFailure>, CameraInput>(({ input, signal }) =>
  input.camera.open(signal),
);

/** A picture nobody waits for any more is destroyed where it was made. */
export const takePicture = fromPromise<
  Result<Picture, CaptureFailure>,
  CameraInput & { limits: PictureLimits }
>(async ({ input, signal }) => {
  const taken = await input.camera.capture(input.limits);
  if (signal.aborted && taken.ok) wipePicture(taken.value);
  return taken;
});

export const watchCamera = fromCallback<FlowEvent, CameraInput>(({ input, sendBack }) =>
  input.camera.onLost(() => sendBack({ type: 'CAMERA_LOST' })),
);

/** Says when the station has no camera, before a person starts. Looks now and on every change of the devices. */
export const watchPresence = fromCallback<FlowEvent, CameraInput>(({ input, sendBack }) => {
  let stopped = false;
  const look = (): void => {
    input.camera.isPresent().then(
      (present) => {
        if (!present && !stopped) sendBack({ type: 'CAMERA_ABSENT' });
      },
      // Not being able to list devices says nothing of the camera: opening it will tell.
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
