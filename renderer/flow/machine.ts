import { createContext } from './context.ts';
import { flow } from './setup.ts';
import { idle } from './states/idle.ts';
import { outOfOrder } from './states/out-of-order.ts';
import { session } from './states/session.ts';
import { staff } from './states/staff.ts';

/**
 * The kiosk's flow, drawn in docs/flow.md. States and transitions only: actions are in setup.ts and the
 * actors, views in selectors.ts. Input: the services, which are created once in app.tsx.
 */
export const flowMachine = flow.createMachine({
  id: 'kiosk',
  context: ({ input }) => createContext(input),
  invoke: {
    src: 'watchStation',
    input: ({ context }) => ({ services: context.services }),
    onError: { target: '#outOfOrder', actions: { type: 'rememberOutcome', params: null } },
  },
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
        src: 'loadStation',
        input: ({ context }) => ({ services: context.services }),
        onDone: [
          {
            guard: { type: 'worked', params: ({ event }) => event.output },
            target: 'idle',
            actions: { type: 'keepStation', params: ({ event }) => event.output },
          },
          { target: 'outOfOrder', actions: { type: 'rememberOutcome', params: ({ event }) => event.output } },
        ],
        onError: { target: 'outOfOrder', actions: { type: 'rememberOutcome', params: null } },
      },
      after: {
        bridgeDeadline: { target: 'outOfOrder', actions: { type: 'rememberOutcome', params: null } },
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
