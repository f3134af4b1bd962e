import type { FollowedFace } from './observation.ts';

/**
 * Whether the face that is found after tracking of the customer was interrupted can be theirs: by a dozen proportions of the upper
 * face, which depend on bones and not on expression. It is no recognition: many people are as similar to each other as one
 * person's samples are, and then no difference is noticed. None of it is stored or leaves the worker.
 */
export interface Likeness {
  /** The customer's. */
  readonly known: Mean;
  /** Of the face that is there since the thread broke; null: it has not, or the face was found to be theirs. */
  readonly recent: Mean | null;
}

interface Mean {
  readonly proportions: readonly number[];
  /** Number of samples in the mean; a negative number is the count still to be skipped. */
  readonly looks: number;
}

export const unknownLikeness: Likeness = { known: { proportions: [], looks: 0 }, recent: null };
/** Skips the first sample: after a new detection it comes from the detector's box, after a slide from a mesh that was on another face. */
const broken: Mean = { proportions: [], looks: -1 };

/** At a larger angle the mesh's depths are wrong by more than people differ. Our value, measured on the fixtures. */
const frontalDeg = 10;
/** Samples needed for a mean that can be compared: a third of a second at 12 a second, and with the skipped one no more than a hold has at any frame rate. */
const leastLooks = 4;
const mostLooks = 40;
/** A face that is neither clearly like nor too unlike is judged over this many samples, the last ones counting most. Less than a hold at 12 a second. */
const undecidedLooks = 10;
/**
 * Root mean square of the logarithms' differences, each over its own `spread`. Our value, on the scenes of docs/capture.md: two
 * samples of one person differ by 0.7, at most 3.2 where a headscarf was put on and the picture was out of focus as well; the two
 * portraits are 3.7 apart.
 */
export const mostUnlike = 3.25;
/** Clearly like: below the limit by twice the difference between the first samples of a face and those that follow. Our value. */
const surelyLike = 2;

type Pair = readonly [number, number];
interface Proportion {
  /** The mean of the distances: on a turned head one side is measured too long and the other too short. */
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
 * Adds a sample of the face that counts as the customer's.
 * @param how `isBroken`: it was not tracked continuously from where the customer was last seen. `isMasked`: a mask or dark glasses
 * hide so much of it that even the same face would not match
 * @returns `isOther`: the face is another person's
 */
export function checkLikeness(
  before: Likeness,
  { points, face }: FollowedFace,
  { isBroken, isMasked }: { readonly isBroken: boolean; readonly isMasked: boolean },
): { readonly likeness: Likeness; readonly isOther: boolean } {
  const { known } = before;
  // Before there are enough samples of the customer there is nothing to compare with, so samples are added also while the face moves.
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

/** From this many samples on, old ones fade out, so that the mean follows the tracked face. */
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
