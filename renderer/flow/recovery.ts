import { assign, fromCallback, fromPromise, sendParent, setup } from 'xstate';
import type { Result } from '../../preload/contract.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import type { Camera, CameraFailure } from '../camera/camera.ts';
import { cameraTroubleIn } from './guards.ts';

/** Milliseconds before each attempt; the last one repeats. A camera that is back is in use again within 3 s. */
export const recoveryDelaysMs = [500, 1_000, 2_000] as const;
/** An attempt that hangs in a driver counts as failed. */
const attemptDeadlineMs = 12_000;

export interface RecoveryInput {
  readonly camera: Camera;
  /** `present` only checks that a camera is connected, without opening it; `open` opens it and leaves it open. */
  readonly until: 'present' | 'open';
}

export interface RecoveryContext extends RecoveryInput {
  readonly attempts: number;
}

const tryCamera = fromPromise<Result<null, CameraFailure>, RecoveryInput>(async ({ input, signal }) => {
  if (!(await input.camera.isPresent())) return { ok: false, error: { code: 'camera-missing' } };
  return input.until === 'present' ? { ok: true, value: null } : input.camera.open(signal);
});

const watchDevices = fromCallback<{ type: 'DEVICES_CHANGED' }, { camera: Camera }>(({ input, sendBack }) =>
  input.camera.onDevicesChanged(() => sendBack({ type: 'DEVICES_CHANGED' })),
);

/**
 * Waits for the camera to work again: tries at once when devices change, and after growing pauses otherwise (there is no event
 * when another program releases the camera). Ends when it works; until then it sends its parent, as
 * CAMERA_TROUBLE, the current fault.
 */
export const recovery = setup({
  types: {
    context: {} as RecoveryContext,
    events: {} as { type: 'DEVICES_CHANGED' },
    input: {} as RecoveryInput,
  },
  actors: { tryCamera, watchDevices },
  guards: { worked: (_, tried: Result<null, CameraFailure>) => tried.ok },
  actions: {
    countAttempt: assign({ attempts: ({ context }) => context.attempts + 1 }),
    tellTrouble: sendParent((_, code: CameraCode) => ({ type: 'CAMERA_TROUBLE', code })),
  },
  delays: {
    pause: ({ context }) => recoveryDelaysMs[Math.min(context.attempts, recoveryDelaysMs.length - 1)] ?? 0,
    attemptDeadline: attemptDeadlineMs,
  },
}).createMachine({
  id: 'recovery',
  context: ({ input }) => ({ ...input, attempts: 0 }),
  invoke: { src: 'watchDevices', input: ({ context }) => ({ camera: context.camera }), onError: {} },
  initial: 'pausing',
  states: {
    pausing: {
      after: { pause: 'trying' },
      on: { DEVICES_CHANGED: { target: 'trying', actions: assign({ attempts: 0 }) } },
    },
    trying: {
      entry: 'countAttempt',
      invoke: {
        src: 'tryCamera',
        input: ({ context }) => context,
        onDone: [
          { guard: { type: 'worked', params: ({ event }) => event.output }, target: 'back' },
          {
            target: 'pausing',
            actions: {
              type: 'tellTrouble',
              params: ({ event }) => cameraTroubleIn(event.output),
            },
          },
        ],
        onError: 'pausing',
      },
      after: { attemptDeadline: 'pausing' },
      // The camera being tried may be gone: try the new one without waiting.
      on: { DEVICES_CHANGED: { target: 'trying', reenter: true } },
    },
    back: { type: 'final' },
  },
});
