import { areaOf, leastInterEyePx, straightInterEyePx } from './assess.ts';
import { lifeOf, type CrowdFrame, type Known } from './known-faces.ts';
import { lifeStateOf } from './life.ts';
import { checkLikeness, unknownLikeness, type Likeness } from './likeness.ts';
import type { Face, FollowedFace } from './observation.ts';
import { centreDistance, isSameFace } from './same-face.ts';
import { kioskThresholds } from './thresholds.ts';

/**
 * How long another person must be present, and the customer absent: a hand before the face while a face is visible behind is
 * no swap. Less than the 800 ms of holding still.
 */
const strangerMs = 500;
/** After a gap of this length a face has to be where the last one was to count as the same. Our value. */
const brokenMs = 600;
/** At a higher speed the mesh may have slid onto a neighbouring face. Our value: 18 cm/s. */
const mostHeightsPerSecond = 1;
/** Before a session has its customer: how much better placed another face has to be to be guided instead. Our value. */
const takeoverFactor = 1.3;
/** After this time without signs of life a face counts less, by the factor below. Our values. */
const doubtfulAfterMs = 1_500;
const doubtfulFactor = 0.3;
const backgroundShare = kioskThresholds.secondFaceArea.enter;

/** Whom the guidance is for. */
export interface Customer {
  /** The customer's own number, independent of the finder's numbers. */
  readonly person: number;
  /** The finder's. */
  readonly id: number;
  readonly face: Face;
  readonly seenMs: number;
  /**
   * The session belongs to this person: they stood where a picture could be taken, near enough and in the middle, and were alive. Until
   * then a better-placed person replaces them without a report; afterwards no other person does.
   */
  readonly isEstablished: boolean;
  /** Since when a newcomer has been present while the customer is not seen. */
  readonly strangerSinceMs: number | null;
  readonly likeness: Likeness;
}

/** Before a session has its customer: the nearest face, by size and place. The guided face is kept unless another is clearly better. */
export function chooseCustomer(
  last: Customer | null,
  people: readonly FollowedFace[],
  known: readonly Known[],
  frame: CrowdFrame,
  guided: number,
): { readonly customer: Customer | null } {
  const isDoubtful = (id: number): boolean =>
    known.some((one) => one.id === id && one.life.stillMs >= doubtfulAfterMs);
  const score = ({ id, face }: FollowedFace): number =>
    areaOf(face) * placeFactor(face, frame) * (isDoubtful(id) ? doubtfulFactor : 1);
  const [best] = [...people].sort((one, other) => score(other) - score(one));
  if (!best) return { customer: null };
  const incumbent = people.find(({ id }) => id === last?.id);
  const { id, face, seenMs } =
    incumbent && score(best) < takeoverFactor * score(incumbent) ? incumbent : best;
  const isEstablished =
    isNear(face, frame) && isPlaced(face, frame) && lifeOf(known, id, frame.atMs) === 'alive';
  const person = last && id === last.id ? last.person : guided + 1;
  const customer = { person, id, face, seenMs, isEstablished };
  return { customer: { ...customer, strangerSinceMs: null, likeness: unknownLikeness } };
}

/** Near enough for a picture. */
export function isNear(face: Face, frame: CrowdFrame): boolean {
  return straightInterEyePx(face) >= leastInterEyePx(frame, kioskThresholds).enter;
}

/** Where a picture could be taken: people in a queue are further to the side, because the customer is in front of them. */
function isPlaced(face: Face, frame: CrowdFrame): boolean {
  const { x, y } = offCentre(face, frame);
  return x <= kioskThresholds.offCentreX.enter && y <= kioskThresholds.offCentreY.enter;
}

/** 1 in the frame's middle, 0.4 at its edge. Our values. */
function placeFactor(face: Face, frame: CrowdFrame): number {
  const { x, y } = offCentre(face, frame);
  return 1 - 1.2 * Math.min(0.5, Math.max(x, y));
}

/** Shares of the frame's width and height. */
function offCentre({ box }: Face, { width, height }: CrowdFrame): { readonly x: number; readonly y: number } {
  return {
    x: Math.abs((box.x + box.width / 2) / width - 0.5),
    y: Math.abs((box.y + box.height / 2) / height - 0.5),
  };
}

/** Once a session has its customer it continues with that person only. */
export function keepCustomer(
  last: Customer,
  people: readonly FollowedFace[],
  known: readonly Known[],
  frame: CrowdFrame,
): { readonly customer: Customer; readonly isSwapped: boolean } {
  const { atMs } = frame;
  const seen = findCustomer(last, people, known, atMs);
  if (seen) {
    const { id, face, seenMs } = seen;
    const apartMs = seenMs - last.seenMs;
    const isBroken = id !== last.id || apartMs > brokenMs || isSlide(last.face, face, apartMs);
    const { likeness, isOther } = checkLikeness(last.likeness, seen, { isBroken, isMasked: frame.isMasked });
    const customer = { ...last, id, face, seenMs, strangerSinceMs: null, likeness };
    return { customer, isSwapped: isOther };
  }
  const isThere = people.some((one) => isStranger(one, last, known, atMs));
  const strangerSinceMs = isThere ? (last.strangerSinceMs ?? atMs) : null;
  const customer = { ...last, strangerSinceMs };
  return { customer, isSwapped: strangerSinceMs !== null && atMs - strangerSinceMs >= strangerMs };
}

/** The face that the finder follows, or the one nearest to where the customer was; a larger face may be next to it. */
function findCustomer(
  last: Customer,
  people: readonly FollowedFace[],
  known: readonly Known[],
  atMs: number,
): FollowedFace | null {
  const apartMs = atMs - last.seenMs;
  const bond = apartMs > brokenMs ? 'afterGap' : 'foundAgain';
  const companions = new Set(known.filter(({ isCompanion }) => isCompanion).map(({ id }) => id));
  const same = people.find(({ id, face }) => id === last.id && isSameFace(last.face, face, 'followed'));
  const [nearest] = people
    .filter(({ id, face }) => !companions.has(id) && isSameFace(last.face, face, bond))
    .sort((one, other) => centreDistance(last.face, one.face) - centreDistance(last.face, other.face));
  const found = same ?? nearest ?? null;
  const largest = people[0];
  if (!found || !largest) return null;
  // Beside a much larger face theirs counts as background, and the picture would show the other person.
  return areaOf(found.face) > areaOf(largest.face) * backgroundShare ? found : null;
}

function isSlide(before: Face, now: Face, apartMs: number): boolean {
  const seconds = Math.max(40, apartMs) / 1_000;
  return centreDistance(before, now) > mostHeightsPerSecond * seconds * before.box.height;
}

/** A living person who appeared after the customer was last seen, near enough to count as a second person. */
function isStranger(
  { id, face }: FollowedFace,
  last: Customer,
  known: readonly Known[],
  atMs: number,
): boolean {
  if (areaOf(face) <= areaOf(last.face) * backgroundShare) return false;
  const one = known.find((candidate) => candidate.id === id);
  // A companion has not taken the customer's place, unless they have moved exactly into it.
  if (!one || (one.isCompanion && !isSameFace(last.face, face, 'afterGap'))) return false;
  return lifeStateOf(one.life, atMs) === 'alive';
}
