import { flow } from '../setup.ts';
import { cameraPhase } from './camera-phase.ts';

/** The camera is on. On every exit from this state its tracks stop. */
export const camera = flow.createStateConfig({
  id: 'camera',
  exit: 'closeCamera',
  invoke: {
    src: 'watchCamera',
    input: ({ context }) => ({ camera: context.services.camera }),
    onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
  },
  // Consent was given for this session only: after "Back" the kiosk asks again.
  on: { BACK: { target: '#consent', actions: 'endSession' } },
  type: 'parallel',
  states: {
    phase: cameraPhase,
    limit: {
      initial: 'calm',
      // Offered while the camera has a fault only. Who chooses is there: the limit starts again, as with "More time".
      on: {
        LANGUAGE_CHOSEN: {
          target: '.calm',
          actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
        },
      },
      states: {
        calm: { after: { cameraCalm: 'warned' } },
        warned: {
          entry: 'showWarning',
          exit: 'hideLimit',
          after: { warning: '#waiting' },
          on: { MORE_TIME: 'calm' },
        },
      },
    },
  },
});
