import { areaOf, leastInterEyePx, straightInterEyePx } from './assess.ts';
import { lifeStateOf, sampleOf, unwatched, watchLife, type Life, type LifeState } from './life.ts';
import { checkLikeness, unknownLikeness, type Likeness } from './likeness.ts';
import type { CrowdReport, Departure, Face, FollowedFace } from './observation.ts';
import { centreDistance, isSameFace } from './same-face.ts';
import { kioskThresholds } from './thresholds.ts';

/** A customer who has been away from the picture for so long has left. */
const goneMs = 3_000;
/**
 * Somebody else has to be there for so long, and the customer not: a hand before the face, while a face is seen behind, is
 * no swap. Less than the 800 ms of holding still.
 */
const strangerMs = 500;
/** Before a session has its customer another face has to be so much better placed to be guided instead. Ours. */
const takeoverFactor = 1.3;
/** A face that has been watched for so long and has not shown that it lives counts for so much of one that has. Ours. */
const doubtfulAfterMs = 1_500;
const doubtfulFactor = 0.3;
/** Who is lost from sight is remembered for so long, and so many things. Ours. */
const rememberedMs = 10_000;
const mostKnown = 24;
const backgroundShare = kioskThresholds.secondFaceArea.enter;

export interface Crowd {
  readonly known: readonly Known[];
  /** Its `id` is whom the finder has to look at in every frame. */
  readonly customer: Customer | null;
  /** People guided so far. */
  readonly guided: number;
}

interface Known {
  readonly id: number;
  readonly face: Face;
  readonly seenMs: number;
  readonly life: Life;
  /** Was there beside the customer, or behind them: who has been seen so is no newcomer. */
  readonly isCompanion: boolean;
}

interface Customer {
  /** Theirs alone, whatever numbers the finder finds them under. */
  readonly person: number;
  /** The finder's. */
  readonly id: number;
  readonly face: Face;
  readonly seenMs: number;
  /**
   * The session is theirs: they were near enough to be photographed, and alive. Until then whoever is better placed takes
   * over without a word; from then on nobody does.
   */
  readonly isEstablished: boolean;
  /** Since when a newcomer is there while the customer is not seen. */
  readonly strangerSinceMs: number | null;
  readonly likeness: Likeness;
}

export const emptyHall: Crowd = { known: [], customer: null, guided: 0 };

/** The hall as the next person finds it: of people nothing is left. */
export function forgetPeople({ known, guided }: Crowd, atMs: number): Crowd {
  return {
    known: known.filter(({ life }) => lifeStateOf(life, atMs) === 'furniture'),
    customer: null,
    guided,
  };
}

export interface CrowdFrame {
  readonly atMs: number;
  readonly width: number;
  readonly height: number;
  /** All that the finder follows, in any order. */
  readonly faces: readonly FollowedFace[];
  /** The picture is the one before once more: nothing in it can move. */
  readonly isFrozen: boolean;
  /** The customer's face was covered in the frame before, as the guidance judged it: it can't be compared with itself uncovered. */
  readonly isMasked: boolean;
  /** Something like a face is there, of a customer's size, which is none to the mesh. */
  readonly isCovered: boolean;
}

export interface Followed {
  readonly crowd: Crowd;
  readonly customer: FollowedFace | null;
  /** People beside and behind, the largest first; of unknown faces it isn't known yet whether they are people. */
  readonly others: readonly FollowedFace[];
  readonly furniture: readonly FollowedFace[];
  readonly report: CrowdReport;
}

/**
 * Says who of the faces in a frame is the customer, who else is there, what is furniture, and whether the customer has left.
 * By place, size, motion and, from one moment to the next, the face's proportions (likeness.ts). Pure.
 */
export function followCrowd(before: Crowd, frame: CrowdFrame): Followed {
  const known = watchAll(before.known, frame);
  const stateOf = (id: number): LifeState => lifeOf(known, id, frame.atMs);
  const furniture = frame.faces.filter(({ id }) => stateOf(id) === 'furniture');
  const people = frame.faces
    .filter((one) => !furniture.includes(one))
    .sort((one, other) => areaOf(other.face) - areaOf(one.face));
  // A portrait that was taken for a customer, since somebody shook the camera, keeps nobody out.
  const last = before.customer && stateOf(before.customer.id) !== 'furniture' ? before.customer : null;
  const chosen = last?.isEstablished
    ? keepCustomer(last, people, known, frame)
    : { ...chooseCustomer(last, people, known, frame, before.guided), left: null };
  const { customer, left } = chosen;
  const seen = people.find(({ id, seenMs }) => id === customer?.id && seenMs === customer.seenMs) ?? null;
  const isAlive = seen !== null && stateOf(seen.id) === 'alive';
  return {
    crowd: {
      known: seen ? noteCompanions(known, seen.id, frame) : known,
      customer,
      guided: Math.max(before.guided, customer?.person ?? 0),
    },
    customer: seen,
    others: people.filter((one) => one !== seen),
    furniture,
    report: {
      ...{ customer: seen && customer ? customer.person : null, isAlive, furniture: furniture.length, left },
      isCovered: seen === null && frame.isCovered,
    },
  };
}

function watchAll(before: readonly Known[], { atMs, faces, isFrozen }: CrowdFrame): readonly Known[] {
  const ids = new Set(faces.map(({ id }) => id));
  // A portrait that somebody stands before hangs there still when they have gone.
  const lost = before.filter(
    ({ id, seenMs, life }) =>
      !ids.has(id) && (atMs - seenMs <= rememberedMs || lifeStateOf(life, atMs) === 'furniture'),
  );
  const seen = faces.map((followed): Known => {
    const { id, face, seenMs } = followed;
    const known = before.find((one) => one.id === id);
    const { life, isCompanion } = known ?? rememberedAs(followed, lost, atMs);
    const watched = isFrozen ? life : watchLife(life, sampleOf(followed));
    return { id, face, seenMs, life: watched, isCompanion };
  });
  const found = seen.map(({ face }) => face);
  const away = lost.filter(({ face }) => !found.some((one) => isSameFace(face, one, 'afterGap')));
  return [...seen, ...away].slice(0, mostKnown);
}

/** Somebody stood before the portrait: found again it is still one. And who was there beside the customer is still no newcomer. */
function rememberedAs(
  { face }: FollowedFace,
  lost: readonly Known[],
  atMs: number,
): Pick<Known, 'life' | 'isCompanion'> {
  const same = lost.find((one) => isSameFace(one.face, face, 'afterGap'));
  if (!same) return { life: unwatched, isCompanion: false };
  const isFurniture = lifeStateOf(same.life, atMs) === 'furniture';
  return {
    life: isFurniture ? { ...same.life, looks: 0, samples: [] } : unwatched,
    isCompanion: same.isCompanion,
  };
}

function lifeOf(known: readonly Known[], id: number, atMs: number): LifeState {
  const one = known.find((candidate) => candidate.id === id);
  return one ? lifeStateOf(one.life, atMs) : 'unknown';
}

function noteCompanions(
  known: readonly Known[],
  customerId: number,
  { faces }: CrowdFrame,
): readonly Known[] {
  const ids = new Set(faces.map(({ id }) => id));
  return known.map((one) =>
    one.id !== customerId && ids.has(one.id) && !one.isCompanion ? { ...one, isCompanion: true } : one,
  );
}

/** Nobody's session yet: the nearest face, by size and place. The one that was guided stays unless another is clearly better. */
function chooseCustomer(
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
  const isNear = straightInterEyePx(face) >= leastInterEyePx(frame, kioskThresholds).enter;
  const isEstablished = isNear && lifeOf(known, id, frame.atMs) === 'alive';
  const person = last && id === last.id ? last.person : guided + 1;
  const customer = { person, id, face, seenMs, isEstablished };
  return { customer: { ...customer, strangerSinceMs: null, likeness: unknownLikeness } };
}

/** 1 in the frame's middle, 0.4 at its edge. Ours. */
function placeFactor({ box }: Face, { width, height }: CrowdFrame): number {
  const x = Math.abs((box.x + box.width / 2) / width - 0.5);
  const y = Math.abs((box.y + box.height / 2) / height - 0.5);
  return 1 - 1.2 * Math.min(0.5, Math.max(x, y));
}

type Kept = { readonly customer: Customer; readonly left: Departure | null };

/** A session has its customer: it goes on with them, or it ends. */
function keepCustomer(
  last: Customer,
  people: readonly FollowedFace[],
  known: readonly Known[],
  frame: CrowdFrame,
): Kept {
  const { atMs } = frame;
  const seen = findCustomer(last, people, known, atMs);
  if (seen) {
    const { id, face, seenMs } = seen;
    const isBroken =
      id !== last.id || seenMs - last.seenMs > brokenMs || !isSameFace(last.face, face, 'afterGap');
    const { likeness, isOther } = checkLikeness(last.likeness, seen, { isBroken, isMasked: frame.isMasked });
    const customer = { ...last, id, face, seenMs, strangerSinceMs: null, likeness };
    return { customer, left: isOther ? 'swapped' : null };
  }
  const isThere = people.some((one) => isStranger(one, last, known, atMs));
  const strangerSinceMs = isThere ? (last.strangerSinceMs ?? atMs) : null;
  const customer = { ...last, strangerSinceMs };
  if (atMs - last.seenMs >= goneMs) return { customer, left: 'gone' };
  const isSwapped = strangerSinceMs !== null && atMs - strangerSinceMs >= strangerMs;
  return { customer, left: isSwapped ? 'swapped' : null };
}

/** Who is followed by the finder, or whoever is nearest to where the customer was; somebody larger may well stand beside them. */
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
  // Beside a face so much larger theirs counts as background, and the picture would be the other's.
  return areaOf(found.face) > areaOf(largest.face) * backgroundShare ? found : null;
}

/** After a gap of this length the face that is there has to be where the last one was. Ours. */
const brokenMs = 600;

/** Somebody who has come since the customer was last seen, alive and no further back than a second person would count. */
function isStranger(
  { id, face }: FollowedFace,
  last: Customer,
  known: readonly Known[],
  atMs: number,
): boolean {
  if (areaOf(face) <= areaOf(last.face) * backgroundShare) return false;
  const one = known.find((candidate) => candidate.id === id);
  // Who was beside them before has not taken their place, unless they have come to stand right in it.
  if (!one || (one.isCompanion && !isSameFace(last.face, face, 'afterGap'))) return false;
  return lifeStateOf(one.life, atMs) === 'alive';
}
