import { areaOf } from './assess.ts';
import type { Face, Observation } from './observation.ts';
import { kioskThresholds } from './thresholds.ts';

/** A person who has been away from the picture for so long has left. */
const goneMs = 3_000;
/** After a gap of this length the face that is there has to be where the last one was. Ours. */
const brokenMs = 600;
/**
 * Somebody else has to be there for so long, and the person not: a hand before the face, while a face is seen behind, is no
 * swap. Less than the 800 ms of holding still, so that nobody's picture is taken in another's session.
 */
const strangerMs = 500;
/** In heights of the face: 1 m/s between two frames at 12 a second is half of it. Ours. */
const mostJump = 1;
const mostGrowth = 1.7;
/** The same after a gap: who bends down comes up where they stood. Ours. */
const mostJumpAfterGap = 0.4;
const mostGrowthAfterGap = 1.3;

export interface Presence {
  readonly last: Face | null;
  readonly lastSeenMs: number;
  /** Since when others are there while the person is not seen. */
  readonly strangerSinceMs: number | null;
}

export const nobodyYet: Presence = { last: null, lastSeenMs: 0, strangerSinceMs: null };

export type Departure = 'gone' | 'swapped';

/**
 * Follows one face from frame to frame, by its place and size alone: whose face it is nobody knows here, and who
 * takes the same place in the moment between two frames is not noticed.
 * @returns `left`: the person has gone, or the thread to them is broken and another face is there
 */
export function followFace(
  before: Presence,
  { faces, atMs }: Observation,
): { readonly presence: Presence; readonly left: Departure | null } {
  const apartMs = atMs - before.lastSeenMs;
  const seen = before.last ? personAmong(faces, before.last, apartMs) : (faces[0] ?? null);
  if (seen) return { presence: { last: seen, lastSeenMs: atMs, strangerSinceMs: null }, left: null };
  if (!before.last) return { presence: before, left: null };
  const strangerSinceMs = before.strangerSinceMs ?? (faces.length > 0 ? atMs : null);
  const presence = { ...before, strangerSinceMs };
  if (apartMs >= goneMs) return { presence, left: 'gone' };
  const isSwapped = faces.length > 0 && strangerSinceMs !== null && atMs - strangerSinceMs >= strangerMs;
  return { presence, left: isSwapped ? 'swapped' : null };
}

/** Whoever is nearest to where the person was; somebody nearer to the lens may well stand beside them. */
function personAmong(faces: readonly Face[], last: Face, apartMs: number): Face | null {
  const [largest] = faces;
  const [nearest] = faces
    .filter((face) => isSame(last, face, apartMs))
    .sort((one, other) => distance(last, one) - distance(last, other));
  if (!largest || !nearest) return null;
  // Beside a face so much larger theirs counts as background, and the picture would be the other's.
  return areaOf(nearest) > areaOf(largest) * kioskThresholds.secondFaceArea.enter ? nearest : null;
}

function isSame(before: Face, now: Face, apartMs: number): boolean {
  return apartMs > brokenMs
    ? isNear(before, now, mostJumpAfterGap) && hasSize(before, now, mostGrowthAfterGap)
    : isNear(before, now, mostJump) && hasSize(before, now, mostGrowth);
}

function isNear(before: Face, now: Face, most: number): boolean {
  return distance(before, now) <= most * before.box.height;
}

/** By the face's height: it stays the same when the head turns, width and distance of the eyes don't. */
function hasSize(before: Face, now: Face, most: number): boolean {
  const growth = now.box.height / Math.max(1, before.box.height);
  return growth <= most && growth >= 1 / most;
}

function distance({ box: one }: Face, { box: other }: Face): number {
  const x = other.x + other.width / 2 - one.x - one.width / 2;
  const y = other.y + other.height / 2 - one.y - one.height / 2;
  return Math.hypot(x, y);
}
