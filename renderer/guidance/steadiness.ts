import type { Assessment } from './assess.ts';
import type { Face, Observation } from './observation.ts';

/** How long all checks must pass before the picture is taken: ISO's and vendors' gates use 0.5 to 1 s. */
export const steadyMs = 800;
/** In distances between the eyes a second, 63 mm: a head at more than 8 cm/s blurs in a hall's light. Our value. */
const mostSpeed = 1.25;
/** Positions closer together in time than this show the mesh's noise rather than motion. */
const leastApartMs = 40;
/** A longer gap counts as this long: the motion within it is unknown, so only as much as this time allows is accepted. */
const mostGapMs = 1_000;
/** No frame counts for more: on a slow camera 800 ms are still four frames after the first, 2 s at 2 frames a second. */
const mostCountedMs = 250;
/** One bad frame in between (a detector's slip) is tolerated; it does not add to the time. */
const forgiven = 1;
/** A webcam in dim light may repeat a frame for a fifth of a second; no living picture stays the same for so long. */
const frozenMs = 500;
/** A blink lasts 100 to 400 ms, and people blink every few seconds: that alone must not start the wait again. */
const blinkMs = 400;

export interface Steadiness {
  /** How long all checks have passed; at `steadyMs` the picture is taken. */
  readonly goodMs: number;
  /** Of the last frame that was not the one before it once more. */
  readonly lastMs: number;
  /** Bad frames since the last good one, and when the first of them was. */
  readonly slips: number;
  readonly slippedMs: number;
  /** Where the face was, `leastApartMs` ago or more where frames come faster: motion is measured from there. */
  readonly place: Place | null;
  readonly fingerprint: number | null;
}

interface Place {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export const restless: Steadiness = {
  goodMs: 0,
  lastMs: 0,
  slips: 0,
  slippedMs: 0,
  place: null,
  fingerprint: null,
};

/** Counts how long a person has held still with all checks passed. Pure. */
export function countSteady(
  before: Steadiness,
  observation: Observation,
  { faults }: Assessment,
): Steadiness {
  const { atMs, fingerprint } = observation;
  const [face] = observation.faces;
  if (!face || faults.has('severalPeople')) return { ...restless, lastMs: atMs };
  if (fingerprint === before.fingerprint) return repeated(before, atMs);
  const now = placeOf(face, atMs);
  const isDue = !before.place || atMs - before.place.atMs >= leastApartMs;
  const next = { ...before, lastMs: atMs, place: isDue ? now : before.place, fingerprint };
  const slips = before.slips + 1;
  const slipped = { ...next, slips, slippedMs: before.slips === 0 ? atMs : before.slippedMs };
  // Motion is never tolerated, not even for one frame: it may be another person, whose frames must not be compared.
  if (moves(before.place, now, face.interEyePx)) return { ...slipped, goodMs: 0, place: now };
  if (faults.size === 0) {
    const sinceLastMs = before.place && before.slips === 0 ? atMs - before.lastMs : 0;
    return { ...next, goodMs: before.goodMs + Math.min(mostCountedMs, sinceLastMs), slips: 0 };
  }
  const isBlink = faults.size === 1 && faults.has('openEyes') && atMs - slipped.slippedMs <= blinkMs;
  return slips <= forgiven || isBlink ? slipped : { ...slipped, goodMs: 0 };
}

/** A repeated frame changes nothing: a frozen camera is not a person who holds still. */
function repeated(before: Steadiness, atMs: number): Steadiness {
  return atMs - before.lastMs < frozenMs ? before : { ...before, goodMs: 0, slips: forgiven + 1 };
}

/** By elapsed time, independent of the frame rate. */
function moves(before: Place | null, now: Place, interEyePx: number): boolean {
  if (!before) return false;
  const apartMs = Math.max(leastApartMs, Math.min(mostGapMs, now.atMs - before.atMs));
  return distance(before, now) > mostSpeed * interEyePx * (apartMs / 1_000);
}

function placeOf({ box }: Face, atMs: number): Place {
  return { atMs, x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
}

/** Growing counts for half: a mouth that opens makes the face longer. */
function distance(one: Place, other: Place): number {
  return Math.hypot(one.x - other.x, one.y - other.y, (one.height - other.height) / 2);
}
