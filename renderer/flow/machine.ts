import { initialContext } from './context.ts';
import { flow, failedInternally } from './setup.ts';
import { camera } from './states/camera.ts';
import { checking } from './states/checking.ts';
import { idle } from './states/idle.ts';
import { result } from './states/result.ts';

/** The person reads what will happen and chooses. The camera is still closed. */
const consent = flow.createStateConfig({
  id: 'consent',
  tags: 'consent',
  on: {
    AGREE: { target: '#camera', actions: 'rememberConsent' },
    DECLINE: '#declined',
    // Who chooses a language is there: the limit starts again, as with "More time".
    LANGUAGE_CHOSEN: {
      target: '.calm',
      actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
    },
  },
  initial: 'calm',
  states: {
    calm: { after: { consentCalm: 'warned' } },
    warned: {
      entry: 'showWarning',
      exit: 'hideLimit',
      after: { warning: '#waiting' },
      on: { MORE_TIME: 'calm' },
    },
  },
});

/** One person, from their first touch until they leave or their time runs out. */
const session = flow.createStateConfig({
  id: 'session',
  entry: 'reportSessionBegun',
  exit: 'endSession',
  on: { ABANDONED: '#waiting' },
  initial: 'consent',
  states: { consent, camera, checking, result },
});

/** The staff console is open: no customer session; the console uses the camera. */
const staff = flow.createStateConfig({
  id: 'staff',
  tags: 'staff',
  entry: 'forgetPerson',
  on: {
    // Called again while they are here: stays as it is.
    STAFF_CAME: {},
    // Staff may have repaired a fault: the kiosk checks again.
    STAFF_LEFT: { target: '#idle', actions: 'forgetCameraFault' },
  },
});

/** Main does not answer, or its answer is invalid. The kiosk recovers when main answers or reports a change. */
const outOfOrder = flow.createStateConfig({
  id: 'outOfOrder',
  tags: 'outOfOrder',
  invoke: {
    src: 'askStation',
    input: { after: 'pause' },
    onError: { actions: { type: 'rememberOutcome', params: null } },
  },
  on: {
    STATION_CHANGED: {
      target: '#idle',
      actions: { type: 'rememberStation', params: ({ event }) => event.station },
    },
    STATION_UNAVAILABLE: { actions: { type: 'rememberFailure', params: ({ event }) => event.code } },
  },
});

/**
 * The kiosk's flow, drawn in docs/flow.md. States and transitions only: actions are in setup.ts, views in selectors.ts. It decides and
 * holds plain data; its actors are provided in create-flow.ts.
 */
export const flowMachine = flow.createMachine({
  id: 'kiosk',
  context: initialContext,
  invoke: { src: 'watchStation', onError: { target: '#outOfOrder', ...failedInternally } },
  on: {
    // From every state: a current session ends with it, and is wiped like any other.
    STAFF_CAME: '.staff',
    STATION_CHANGED: { actions: { type: 'rememberStation', params: ({ event }) => event.station } },
  },
  initial: 'starting',
  states: {
    starting: {
      tags: 'starting',
      invoke: {
        src: 'askStation',
        input: { after: 'now' },
        onError: { target: 'outOfOrder', ...failedInternally },
      },
      on: {
        STATION_CHANGED: {
          target: 'idle',
          actions: { type: 'rememberStation', params: ({ event }) => event.station },
        },
        STATION_UNAVAILABLE: {
          target: 'outOfOrder',
          actions: { type: 'rememberFailure', params: ({ event }) => event.code },
        },
      },
    },
    notSetUp: {
      id: 'notSetUp',
      tags: 'notSetUp',
      always: { guard: 'stationReady', target: 'idle' },
    },
    staff,
    outOfOrder,
    idle,
    session,
  },
});
