import type { FollowedFace } from './observation.ts';

/**
 * Whether the face that is found after the thread to the customer broke can be theirs: by a dozen proportions of the upper
 * face, which bone decides and not what the face does. It is no recognition: many people are as like one another as one
 * person is like themselves, and then nothing is noticed. Nothing of it is stored or leaves the worker.
 */
export interface Likeness {
  /** The customer's. */
  readonly known: Mean;
  /** Of the face that is there since the thread broke; null: it has not, or the face was found to be theirs. */
  readonly recent: Mean | null;
}

interface Mean {
  readonly proportions: readonly number[];
  /** That were taken in; below 0, so many are still to be left out. */
  readonly looks: number;
}

export const unknownLikeness: Likeness = { known: { proportions: [], looks: 0 }, recent: null };
/** The first look at a face that was just found comes from the detector's box, and one from a mesh that just slid off the face before. */
const broken: Mean = { proportions: [], looks: -1 };

/** Turned further, the mesh's depths are wrong by more than people differ. Ours, on the fixtures. */
const frontalDeg = 10;
/** Looks that make a mean to be compared: a third of a second at 12 a second, and with the first no more than a hold takes at any rate. */
const leastLooks = 4;
const mostLooks = 40;
/** Who is neither surely like nor too unlike is looked at for so many looks, the last ones counting most. Less than a hold at 12 a second. */
const undecidedLooks = 10;
/**
 * Root mean square of the logarithms' differences, each over its own `spread`. Ours, on the scenes of docs/capture.md: two
 * looks at one person come to 0.7, at most 3.2 where a headscarf was put on and the picture lost its focus besides; the two
 * portraits are 3.7 apart.
 */
export const mostUnlike = 3.25;
/** No longer in doubt: under the limit by as much as the first looks at a face differ from those that follow, twice. Ours. */
const surelyLike = 2;

type Pair = readonly [number, number];
interface Proportion {
  /** The mean of the distances: of a turned head one side is measured too long and the other too short. */
  readonly between: readonly Pair[];
  /** How far it may be off on one and the same person, as a share of itself. */
  readonly spread: number;
}

/** By numbers of the mesh (measure/mesh.ts). No mouth, no chin, no brows, and of the cheeks only the bone. */
const proportions: readonly Proportion[] = [
  {
    between: [
      [33, 133],
      [263, 362],
    ],
    spread: 0.01,
  },
  { between: [[133, 362]], spread: 0.012 },
  { between: [[33, 263]], spread: 0.01 },
  // From the eyes' corners, the bridge and the temples to the tip of the nose.
  {
    between: [
      [133, 4],
      [362, 4],
    ],
    spread: 0.01,
  },
  {
    between: [
      [33, 4],
      [263, 4],
    ],
    spread: 0.01,
  },
  { between: [[168, 4]], spread: 0.01 },
  {
    between: [
      [127, 4],
      [356, 4],
    ],
    spread: 0.01,
  },
  // The forehead's height: a headscarf or a fringe moves where the mesh believes it to end.
  { between: [[168, 10]], spread: 0.025 },
  { between: [[168, 151]], spread: 0.025 },
  { between: [[127, 356]], spread: 0.01 },
  { between: [[234, 454]], spread: 0.01 },
  { between: [[116, 345]], spread: 0.015 },
  {
    between: [
      [133, 98],
      [362, 327],
    ],
    spread: 0.02,
  },
];

/**
 * Takes in a look at the face that is taken for the customer's.
 * @param how `isBroken`: it was not followed here from where the customer was last seen. `isMasked`: a mask or dark glasses
 * hide so much of it that it is not even like itself
 * @returns `isOther`: it is somebody else's
 */
export function checkLikeness(
  before: Likeness,
  { points, face }: FollowedFace,
  { isBroken, isMasked }: { readonly isBroken: boolean; readonly isMasked: boolean },
): { readonly likeness: Likeness; readonly isOther: boolean } {
  const { known } = before;
  // Before enough of the customer is known there is nothing to compare with: who does not stand still is learnt as well.
  const recent = isBroken && known.looks >= leastLooks ? broken : before.recent;
  const isFrontal = Math.abs(face.yawDeg) <= frontalDeg && Math.abs(face.pitchDeg) <= frontalDeg;
  if (!isFrontal || isMasked) return { likeness: { known, recent }, isOther: false };
  const look = proportionsOf(points);
  if (!recent) return { likeness: { known: withLook(known, look, mostLooks), recent }, isOther: false };
  const now = withLook(recent, look, leastLooks);
  if (now.looks < leastLooks) return { likeness: { known, recent: now }, isOther: false };
  const unlike = unlikeness(known.proportions, now.proportions);
  const isDoubtful = unlike > surelyLike && now.looks < undecidedLooks;
  return { likeness: { known, recent: isDoubtful ? now : null }, isOther: unlike > mostUnlike };
}

/** Logarithms, so that they compare as ratios do; their mean is taken off, so that size is none. */
export function proportionsOf(points: Float32Array): readonly number[] {
  const logs = proportions.map(({ between }) => {
    const sum = between.reduce((total, pair) => total + distance(points, pair), 0);
    return Math.log(Math.max(1e-6, sum / between.length));
  });
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return logs.map((log) => log - mean);
}

export function unlikeness(one: readonly number[], other: readonly number[]): number {
  const squares = proportions.map(
    ({ spread }, index) => (((one[index] ?? 0) - (other[index] ?? 0)) / spread) ** 2,
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** Looks from so many on fade: a face that is followed is learnt anew. */
function withLook({ proportions: mean, looks }: Mean, look: readonly number[], fading: number): Mean {
  if (looks < 0) return { proportions: mean, looks: looks + 1 };
  const count = Math.min(fading, looks + 1);
  return {
    proportions: look.map(
      (value, index) => (mean[index] ?? value) + (value - (mean[index] ?? value)) / count,
    ),
    looks: looks + 1,
  };
}

function distance(points: Float32Array, [from, to]: Pair): number {
  const along = (axis: number): number => (points[from * 3 + axis] ?? 0) - (points[to * 3 + axis] ?? 0);
  return Math.hypot(along(0), along(1), along(2));
}
