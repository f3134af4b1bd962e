import { unknownStation } from '../context.ts';
import { flow } from '../setup.ts';
import { capturing } from './capturing.ts';

/** The camera is open and shows the person. The guide watches them until the picture is taken. */
export const ready = flow.createStateConfig({
  entry: 'beginGuidance',
  invoke: {
    src: 'followPerson',
    input: ({ context }) => ({
      guide: context.services.guide,
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
