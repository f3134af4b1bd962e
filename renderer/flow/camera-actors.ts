import { fromCallback, fromPromise } from 'xstate';
import type { CaptureQuality, PictureLimits, Result } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { CameraFailure, CaptureFailure } from '../camera/camera.ts';
import type { Capture, CaptureMode } from '../guidance/guide.ts';
import type { Services } from './actors.ts';
import type { FlowEvent } from './events.ts';
import { cameraFaultIn } from './guards.ts';

/** Milliseconds before each attempt to recover the camera; the last one repeats. A camera that is back is in use again within 3 s. */
const recoveryPausesMs = [500, 1_000, 2_000] as const;
/** An attempt that hangs in a driver counts as failed. */
const recoveryDeadlineMs = 12_000;

/** The picture that is to be checked: where to see it, and what was measured on it. */
export interface Taken {
  readonly still: string;
  readonly quality: CaptureQuality;
}

export interface GuideInput {
  readonly rotation: Rotation;
}

export interface CaptureInput extends GuideInput {
  readonly mode: CaptureMode;
  readonly limits: PictureLimits | null;
}

/** `present` only checks that a camera is connected, without opening it; `open` opens it and leaves it open. */
export interface RecoveryInput {
  readonly until: 'present' | 'open';
}

export function cameraActors(services: Services) {
  const { camera, guide } = services;
  return {
    /** Reports that the open camera gives no more pictures. With this actor every track stops. */
    holdCamera: fromCallback<FlowEvent>(({ sendBack }) => {
      const stopListening = camera.onLost((code) => sendBack({ type: 'CAMERA_LOST', code }));
      return () => {
        stopListening();
        camera.close();
      };
    }),

    /** Reports a missing camera before a person starts. Checks now and on every change of the devices. */
    watchPresence: fromCallback<FlowEvent>(({ sendBack }) => {
      const reportAbsence = (present: boolean): void => {
        if (!present) sendBack({ type: 'CAMERA_ABSENT' });
      };
      // A failed device list is not a camera fault: opening the camera will show.
      const check = (): void => void camera.isPresent().then(reportAbsence, () => undefined);
      check();
      return camera.onDevicesChanged(check);
    }),

    openCamera: fromPromise<Result<null, CameraFailure>>(({ signal }) => camera.open(signal)),

    recoverCamera: fromCallback<FlowEvent, RecoveryInput>(({ input, sendBack }) =>
      recoverCamera(services, input, sendBack),
    ),

    /** Runs the guidance while the camera is open for a customer. */
    followPerson: fromCallback<FlowEvent, GuideInput>(({ input, sendBack }) =>
      guide.follow(input.rotation, sendBack),
    ),

    takePicture: fromPromise<Result<Taken, CaptureFailure>, CaptureInput>(({ input, signal }) =>
      takePicture(services, input, signal),
    ),
  };
}

/**
 * The best frame that the guide has, or the camera's frame of this moment where there is no guidance. A picture no longer needed
 * is destroyed where it was made.
 */
async function takePicture(
  { camera, guide, pictures }: Services,
  { rotation, mode, limits }: CaptureInput,
  signal: AbortSignal,
): Promise<Result<Taken, CaptureFailure>> {
  if (!limits) throw new Error('capturing without an attempt');
  const best = await guide.take(mode, limits);
  const taken: Result<Capture, CaptureFailure> = best
    ? { ok: true, value: best }
    : await camera.capture(limits, rotation);
  if (!taken.ok) return taken;
  const { picture, quality } = taken.value;
  pictures.keep(picture);
  if (signal.aborted) pictures.wipe(picture);
  // Stopped between this answer and its arrival.
  else signal.addEventListener('abort', () => pictures.wipe(picture), { once: true });
  return { ok: true, value: { still: picture.blobUrl, quality } };
}

/**
 * Waits for the camera to work again: tries at once when devices change, and after growing pauses otherwise, since no event
 * tells when another program releases the camera. Reports the current fault after each attempt, and the end of it.
 * @returns a function that stops it
 */
function recoverCamera(
  { camera, clock }: Services,
  { until }: RecoveryInput,
  report: (event: FlowEvent) => void,
): () => void {
  let attempts = 0;
  let attempt = new AbortController();
  let timer: number | undefined;
  const wait = (run: () => void, ms: number): void => {
    if (timer !== undefined) clock.clearTimeout(timer);
    timer = clock.setTimeout(run, ms);
  };
  const pause = (): void => {
    attempt.abort();
    wait(tryCamera, recoveryPausesMs[Math.min(attempts, recoveryPausesMs.length - 1)] ?? 0);
  };
  const tryCamera = (): void => {
    attempt.abort();
    const { signal } = (attempt = new AbortController());
    attempts += 1;
    wait(pause, recoveryDeadlineMs);
    openOrFind(signal).then(
      (tried) => {
        if (signal.aborted) return;
        if (tried.ok) return report({ type: 'CAMERA_BACK' });
        report({ type: 'CAMERA_FAULT', code: cameraFaultIn(tried) });
        pause();
      },
      () => signal.aborted || pause(),
    );
  };
  const openOrFind = async (signal: AbortSignal): Promise<Result<null, CameraFailure>> => {
    if (!(await camera.isPresent())) return { ok: false, error: { code: 'camera-missing' } };
    return until === 'present' ? { ok: true, value: null } : camera.open(signal);
  };
  const stopListening = camera.onDevicesChanged(() => {
    attempts = 0;
    tryCamera();
  });
  pause();
  return () => {
    stopListening();
    attempt.abort();
    if (timer !== undefined) clock.clearTimeout(timer);
  };
}
