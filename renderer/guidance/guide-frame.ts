import { assess, type Assessment } from './assess.ts';
import { noteEyes, unseenEyes, type Eyes } from './eyes.ts';
import { fitOval } from './fit-oval.ts';
import { restingOval, type Guidance } from './guidance.ts';
import type { GuideEvent } from './guide.ts';
import type { Hint } from '../../preload/contract.ts';
import { holdHint, type HeldHint } from './hint-holder.ts';
import type { Observation } from './observation.ts';
import { countSteady, restless, steadyMs, type Steadiness } from './steadiness.ts';

/** A person who can uncover the face has done so by then; one who can't read the hint or may not uncover it is offered staff. Our value. */
export const coveredLongMs = 5_000;

/** The guidance's state after a frame. It belongs to one person and is reset when another one is guided. */
export interface GuideState {
  /** The person to whom all of the following belongs, by the crowd's report; also while they are not seen. */
  readonly customer: number | null;
  /** Of the frame, for everything else derived from it. */
  readonly assessment: Assessment;
  readonly held: HeldHint | null;
  readonly steadiness: Steadiness;
  readonly eyes: Eyes;
  /** All checks have passed for long enough, and the person has shown signs of life. */
  readonly isSteady: boolean;
  readonly staysCovered: boolean;
  readonly furniture: number;
  readonly guidance: Guidance | null;
  readonly holdingId: number;
}

export const nobodyGuided: GuideState = {
  customer: null,
  assessment: { hint: 'noFace', faults: new Set() },
  held: null,
  steadiness: restless,
  eyes: unseenEyes,
  isSteady: false,
  staysCovered: false,
  furniture: 0,
  guidance: null,
  holdingId: 0,
};

export interface GuideStep {
  readonly state: GuideState;
  readonly events: readonly GuideEvent[];
  /**
   * What to do with the kept frame before this one is compared with it: the best frame of a hold is collected from its beginning
   * and deleted when the hold is interrupted.
   */
  readonly keeping: 'collect' | 'forget' | null;
}

/**
 * Judges one frame: what to show and whether the picture may be taken. Pure.
 * @param isBursting a picture is being taken by hand: the best frame belongs to the button
 */
export function guideFrame(before: GuideState, observation: Observation, isBursting = false): GuideStep {
  const { crowd, atMs } = observation;
  if (crowd.left) return { state: nobodyGuided, events: [{ type: 'PERSON_LEFT' }], keeping: 'forget' };
  const known = ofCustomer(before, crowd.customer);
  const assessment = assess(observation, known.eyes, known.assessment.faults);
  const steadiness = countSteady(known.steadiness, observation, assessment);
  const held = holdHint(known.held, hintOf(assessment, steadiness), atMs);
  const { guidance, holdingId } = guidanceOf(before, held, steadiness, observation);
  const state: GuideState = {
    ...{
      customer: crowd.customer ?? known.customer,
      assessment,
      held,
      steadiness,
      guidance,
      holdingId,
    },
    eyes: assessment.faults.has('uncoverFace') ? known.eyes : noteEyes(known.eyes, observation),
    // A person without signs of life gets the button.
    isSteady: steadiness.goodMs >= steadyMs && crowd.isAlive,
    staysCovered: held.shown === 'uncoverFace' && atMs - held.shownSinceMs >= coveredLongMs,
    furniture: crowd.furniture,
  };
  return {
    state,
    events: eventsOf(before, state, isBursting),
    keeping: isBursting ? null : keepingOf(before, state),
  };
}

/** Resets the state when the person changes. The hint on the screen stays until frames agree on the next one. */
function ofCustomer(before: GuideState, customer: number | null): GuideState {
  if (customer === null || before.customer === null || customer === before.customer) return before;
  return { ...nobodyGuided, held: before.held };
}

function eventsOf(before: GuideState, state: GuideState, isBursting: boolean): readonly GuideEvent[] {
  const { guidance, furniture } = state;
  const events: GuideEvent[] = [];
  if (guidance && guidance !== before.guidance) events.push({ type: 'GUIDANCE', guidance });
  if (furniture !== before.furniture) events.push({ type: 'FURNITURE', faces: furniture });
  if (state.staysCovered && !before.staysCovered) events.push({ type: 'FACE_STAYS_COVERED' });
  if (state.isSteady && !before.isSteady && !isBursting) events.push({ type: 'FACE_STEADY' });
  return events;
}

function keepingOf(before: GuideState, state: GuideState): GuideStep['keeping'] {
  const [was, is] = [isHolding(before.steadiness), isHolding(state.steadiness)];
  const isAnother = was && is && before.customer !== state.customer;
  if (isAnother || (!was && is)) return 'collect';
  return was && !is ? 'forget' : null;
}

function guidanceOf(
  before: GuideState,
  held: HeldHint,
  steadiness: Steadiness,
  observation: Observation,
): { readonly guidance: Guidance; readonly holdingId: number } {
  const shown = before.guidance;
  const oval = fitOval(shown?.oval ?? restingOval, observation);
  const holdingNow = held.shown === 'steady' && isHolding(steadiness);
  const holdingId = holdingNow && !shown?.holding ? before.holdingId + 1 : before.holdingId;
  const durationMs = Math.max(0, steadyMs - steadiness.goodMs);
  const holding = holdingNow ? (shown?.holding ?? { id: holdingId, durationMs }) : null;
  const isSame =
    shown !== null && shown.hint === held.shown && shown.oval === oval && shown.holding === holding;
  return { guidance: isSame ? shown : { hint: held.shown, oval, holding }, holdingId };
}

/** Nothing is wrong with the frame, but the person moves: that is a fault only the row of frames shows. */
function hintOf({ hint }: Assessment, steadiness: Steadiness): Hint {
  return hint === 'steady' && !isHolding(steadiness) ? 'holdStill' : hint;
}

function isHolding({ goodMs, slips, place }: Steadiness): boolean {
  return place !== null && (slips === 0 || goodMs > 0);
}
