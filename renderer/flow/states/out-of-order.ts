import { flow } from '../setup.ts';

/** Main does not answer, or its answer is invalid. The kiosk retries and recovers automatically. */
export const outOfOrder = flow.createStateConfig({
  id: 'outOfOrder',
  tags: 'outOfOrder',
  on: {
    STATION_CHANGED: {
      target: '#idle',
      actions: { type: 'rememberStation', params: ({ event }) => event.station },
    },
  },
  initial: 'pausing',
  states: {
    pausing: { after: { askMainAgain: 'asking' } },
    asking: {
      invoke: {
        src: 'loadStation',
        input: ({ context }) => ({ services: context.services }),
        onDone: [
          {
            guard: { type: 'worked', params: ({ event }) => event.output },
            target: '#idle',
            actions: { type: 'keepStation', params: ({ event }) => event.output },
          },
          { target: 'pausing', actions: { type: 'rememberOutcome', params: ({ event }) => event.output } },
        ],
        onError: { target: 'pausing', actions: { type: 'rememberOutcome', params: null } },
      },
      after: { bridgeDeadline: 'pausing' },
    },
  },
});
