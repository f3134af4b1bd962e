import { unknownStation } from '../context.ts';
import { cameraFaultIn } from '../guards.ts';
import { failedInternally, flow } from '../setup.ts';

/** The best frame becomes the picture. */
const capturing = flow.createStateConfig({
  tags: ['camera', 'capturing'],
  invoke: {
    src: 'takePicture',
    input: ({ context }) => ({
      rotation: (context.station ?? unknownStation).cameraRotation,
      mode: context.captureMode,
      limits: context.pictureLimits,
    }),
    onDone: [
      {
        guard: { type: 'worked', params: ({ event }) => event.output },
        target: '#checking',
        actions: { type: 'keepCapture', params: ({ event }) => event.output },
      },
      {
        guard: { type: 'isCameraFault', params: ({ event }) => event.output },
        target: '#cameraFault',
        actions: { type: 'rememberCameraFault', params: ({ event }) => cameraFaultIn(event.output) },
      },
      { target: '#problem', actions: { type: 'rememberOutcome', params: ({ event }) => event.output } },
    ],
    onError: { target: '#problem', ...failedInternally },
  },
  after: {
    capturingDeadline: { target: '#problem', ...failedInternally },
  },
});

/** The camera is open and shows the person. The guide watches them until the picture is taken. */
export const ready = flow.createStateConfig({
  entry: 'beginGuidance',
  invoke: {
    src: 'followPerson',
    input: ({ context }) => ({
      rotation: (context.station ?? unknownStation).cameraRotation,
    }),
    onError: '.manual',
  },
  on: {
    GUIDANCE: { actions: { type: 'rememberGuidance', params: ({ event }) => event.guidance } },
    // Consent does not extend to another person, and a session does not wait for a customer who has left.
    PERSON_LEFT: '#waiting',
  },
  initial: 'looking',
  states: {
    looking: {
      tags: ['camera', 'opening'],
      on: {
        GUIDANCE: {
          target: 'guiding',
          actions: { type: 'rememberGuidance', params: ({ event }) => event.guidance },
        },
        GUIDE_FAILED: 'manual',
      },
      after: { guidanceDeadline: 'manual' },
    },
    guiding: {
      tags: ['camera', 'guiding'],
      on: {
        FACE_STEADY: { target: 'capturing', actions: { type: 'captureAs', params: 'automatic' } },
        TAKE_PICTURE: { guard: 'canTake', target: 'countdown' },
        FACE_STAYS_COVERED: { actions: 'offerStaff' },
        ASK_STAFF: { guard: 'offersStaff', target: '#staffCalled' },
        GUIDE_FAILED: 'manual',
      },
      after: { takeNowAfter: { actions: 'offerButton' } },
    },
    manual: {
      tags: ['camera', 'manual'],
      on: {
        TAKE_PICTURE: 'countdown',
        // The model has loaded late. The button stays, because the person may be about to press it.
        GUIDANCE: {
          target: 'guiding',
          actions: [{ type: 'rememberGuidance', params: ({ event }) => event.guidance }, 'offerButton'],
        },
      },
    },
    countdown: {
      tags: ['camera', 'countdown'],
      entry: ['numberCountdown', { type: 'captureAs', params: 'by-hand' }],
      after: { countdown: 'capturing' },
    },
    capturing,
  },
});
