import type { SnapshotFrom } from 'xstate';
import type { Station } from '../../preload/station.ts';
import { unknownStation } from './context.ts';
import { restingOval } from '../guidance/guidance.ts';
import { tipsFor } from './tips.ts';
import { countdownMs } from './delays.ts';
import { canRetry } from './guards.ts';
import type { flowMachine } from './machine.ts';
import type { CameraPhase, ScreenName, ScreenView, View } from './view.ts';

type FlowSnapshot = SnapshotFrom<typeof flowMachine>;
type Draw<Name extends ScreenName> = (snapshot: FlowSnapshot) => Extract<ScreenView, { screen: Name }>;

/** The view shown in this state of the flow. */
export function selectView(snapshot: FlowSnapshot): View {
  const { language, limit } = snapshot.context;
  return { ...drawScreen(snapshot), language, limit };
}

/** The blob URL of the picture that is being checked, or null. */
export function selectStill(snapshot: FlowSnapshot): string | null {
  return snapshot.context.still;
}

/** Whether two views look the same; the machine changes more often than its view. Views are small plain data. */
export function isSameView(one: View, other: View): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** One entry for each screen: a state's tag selects it. */
const drawings: { readonly [Name in ScreenName]: Draw<Name> } = {
  starting: () => ({ screen: 'starting' }),
  waiting: () => ({ screen: 'waiting' }),
  consent: () => ({ screen: 'consent' }),
  declined: () => ({ screen: 'declined' }),
  camera: (snapshot) => ({ screen: 'camera', phase: cameraPhase(snapshot) }),
  checking: (snapshot) => ({ screen: 'checking', slow: snapshot.hasTag('slow') }),
  live: ({ context }) => ({ screen: 'live', receipt: context.receipt }),
  notLive: ({ context }) => ({
    screen: 'notLive',
    attemptsLeft: context.attemptsLeft ?? 0,
    tips: tipsFor(context.quality, context.failureClass),
    receipt: context.receipt,
  }),
  noAttemptsLeft: ({ context }) => ({ screen: 'noAttemptsLeft', receipt: context.receipt }),
  staffCalled: () => ({ screen: 'staffCalled' }),
  problem: ({ context }) => ({ screen: 'problem', code: context.failure, canRetry: canRetry(context) }),
  outcomeUnknown: ({ context }) => ({
    screen: 'outcomeUnknown',
    code: context.failure,
    canRetry: canRetry(context),
  }),
  cameraFault: ({ context }) => ({ screen: 'cameraFault', code: context.cameraFault ?? 'camera-lost' }),
  notSetUp: ({ context }) => ({ screen: 'notSetUp', code: context.station?.fault ?? 'not-configured' }),
  outOfOrder: ({ context }) => ({ screen: 'outOfOrder', code: context.failure }),
  staff: () => ({ screen: 'staff' }),
};

function drawScreen(snapshot: FlowSnapshot): ScreenView {
  const names = Object.keys(drawings) as ScreenName[];
  const name = names.find((candidate) => snapshot.hasTag(candidate));
  if (!name) throw new Error(`no screen for ${JSON.stringify(snapshot.value)}`);
  return drawings[name](snapshot);
}

function cameraPhase(snapshot: FlowSnapshot): CameraPhase {
  const { context } = snapshot;
  const oval = context.guidance?.oval ?? restingOval;
  if (snapshot.hasTag('countdown')) {
    return { name: 'countdown', oval, id: context.countdownId, durationMs: countdownMs({ context }) };
  }
  if (snapshot.hasTag('manual')) return { name: 'manual' };
  if (snapshot.hasTag('capturing')) return { name: 'capturing', oval };
  const { guidance, canTake, offersStaff } = context;
  return guidance && snapshot.hasTag('guiding')
    ? { name: 'guiding', guidance, canTake, offersStaff }
    : { name: 'opening' };
}

/** The station's configuration, or the defaults used on the very first screen. */
export function selectStation(snapshot: FlowSnapshot): Station {
  return snapshot.context.station ?? unknownStation;
}
