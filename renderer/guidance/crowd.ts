import { areaOf } from './assess.ts';
import { chooseCustomer, isNear, keepCustomer, type Customer } from './customer.ts';
import { lifeOf, noteCompanions, watchAll, type CrowdFrame, type Known } from './known-faces.ts';
import { lifeStateOf, type LifeState } from './life.ts';
import type { CrowdReport, FollowedFace } from './observation.ts';

/** A person who is not in the picture for this long has left. */
const goneMs = 3_000;

/** In area: 1.7 times as high. Our value. */
const overtakenFactor = 3;

export interface Crowd {
  readonly known: readonly Known[];
  /** The finder follows the face with this `id` in every frame. */
  readonly customer: Customer | null;
  /** People guided so far. */
  readonly guided: number;
  /** The living person who was last guided near enough for a picture, and when they were last guided at all. */
  readonly near: { readonly person: number; readonly seenMs: number } | null;
}

export const emptyHall: Crowd = { known: [], customer: null, guided: 0, near: null };

/** The hall as the next person finds it: of people nothing is left. */
export function forgetPeople({ known, guided }: Crowd, atMs: number): Crowd {
  const furniture = known.filter(({ life }) => lifeStateOf(life, atMs) === 'furniture');
  return { ...emptyHall, known: furniture, guided };
}

export interface Followed {
  readonly crowd: Crowd;
  readonly customer: FollowedFace | null;
  /** People beside and behind, the largest first, including faces not yet known to be living people. */
  readonly others: readonly FollowedFace[];
  readonly furniture: readonly FollowedFace[];
  readonly report: CrowdReport;
}

/**
 * Determines which face in a frame is the customer, who else is present, what is furniture (a portrait, a poster), and whether the customer has left.
 * By place, size, motion and, from one moment to the next, the face's proportions (likeness.ts). Pure.
 */
export function followCrowd(before: Crowd, frame: CrowdFrame): Followed {
  const { atMs } = frame;
  const known = watchAll(before.known, frame);
  const stateOf = (id: number): LifeState => lifeOf(known, id, atMs);
  const furniture = frame.faces.filter(({ id }) => stateOf(id) === 'furniture');
  const people = frame.faces
    .filter((one) => !furniture.includes(one))
    .sort((one, other) => areaOf(other.face) - areaOf(one.face));
  const last = guidedBefore(before, stateOf);
  const { customer, isSwapped } =
    last.customer && isTheirs(last, last.customer, people)
      ? keepCustomer(last.customer, people, known, frame)
      : { ...chooseCustomer(last.customer, people, known, frame, before.guided), isSwapped: false };
  const seen = people.find(({ id, seenMs }) => id === customer?.id && seenMs === customer.seenMs) ?? null;
  const isAlive = seen !== null && stateOf(seen.id) === 'alive';
  const person = seen && customer ? customer.person : null;
  const isThere = person !== null && (person === last.near?.person || (isAlive && isNear(seen!.face, frame)));
  const near = isThere ? { person: person!, seenMs: atMs } : last.near;
  const isGone = near !== null && atMs - near.seenMs >= goneMs;
  const left = isSwapped ? 'swapped' : isGone ? 'gone' : null;
  const crowd: Crowd = {
    ...{ known: seen ? noteCompanions(known, seen.id, frame) : known, customer, near },
    guided: Math.max(before.guided, customer?.person ?? 0),
  };
  return {
    // Reported once; a person found afterwards is the next customer.
    crowd: left ? forgetPeople(crowd, atMs) : crowd,
    customer: seen,
    others: people.filter((one) => one !== seen),
    furniture,
    report: {
      ...{ customer: person, isAlive, furniture: furniture.length, left },
      isCovered: seen === null && frame.isCovered,
    },
  };
}

/**
 * Whether the session belongs to this customer only. A person who stood near but never in the middle is not the customer yet; but while
 * they are out of sight, only a person whose face is much larger takes over without a report that the customer has left.
 */
function isTheirs(
  { near }: Pick<Crowd, 'near'>,
  customer: Customer,
  people: readonly FollowedFace[],
): boolean {
  if (customer.isEstablished) return true;
  const isSeen = people.some(({ id }) => id === customer.id);
  if (near?.person !== customer.person || isSeen) return false;
  return people.every(({ face }) => areaOf(face) < overtakenFactor * areaOf(customer.face));
}

/** A portrait that was taken for a person because the camera was shaken neither blocks people nor counts as a customer who left. */
function guidedBefore(
  { customer, near }: Crowd,
  stateOf: (id: number) => LifeState,
): Pick<Crowd, 'customer' | 'near'> {
  if (!customer || stateOf(customer.id) !== 'furniture') return { customer, near };
  return { customer: null, near: near?.person === customer.person ? null : near };
}
