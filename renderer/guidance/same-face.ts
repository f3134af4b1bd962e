import type { Face } from './observation.ts';

/**
 * How far a face may be from where it was, in its own heights, and how much larger or smaller, to be the same. 1 m/s between
 * two frames at 12 a second is half a height; a person who bends down comes up at the same place. Our values.
 */
const bonds = {
  /** The finder has followed it from the one place to the other. */
  followed: { jump: 1, growth: 1.7 },
  /** It lost the face and found one a moment later. */
  foundAgain: { jump: 1, growth: 1.3 },
  afterGap: { jump: 0.4, growth: 1.3 },
} as const;
export type Bond = keyof typeof bonds;

/** By place and size alone. Size by height: unlike width and eye distance it stays the same when the head turns. */
export function isSameFace(before: Face, now: Face, bond: Bond): boolean {
  const { jump, growth } = bonds[bond];
  const grown = now.box.height / Math.max(1, before.box.height);
  return centreDistance(before, now) <= jump * before.box.height && grown <= growth && grown >= 1 / growth;
}

export function centreDistance({ box: one }: Face, { box: other }: Face): number {
  const x = other.x + other.width / 2 - one.x - one.width / 2;
  const y = other.y + other.height / 2 - one.y - one.height / 2;
  return Math.hypot(x, y);
}
