import { createActor, type ActorRefFrom } from 'xstate';
import { createActors, fireAndForget, type Services } from './actors.ts';
import { flowMachine } from './machine.ts';

export type Flow = ActorRefFrom<typeof flowMachine>;

/** The flow on its services, not started yet. */
export function createFlow(services: Services) {
  const { bridge, guide, clock } = services;
  const flow = createActor(flowMachine.provide({ actors: createActors(services) }), { clock });
  // Loading the models takes a moment: it is over before the person has read and agreed.
  flow.on('sessionBegun', () => guide.prepare());
  flow.on('sessionEnded', ({ sessionId }) => fireAndForget(bridge.endSession({ sessionId })));
  flow.on('cameraFaultChanged', ({ code }) => fireAndForget(bridge.reportCamera({ code })));
  return flow;
}
