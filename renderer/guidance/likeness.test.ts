import { describe, expect, it } from 'vitest';
import { faceAt, followed, somebody, somebodyElse, type Proportions } from '../../test/fakes/faces.ts';
import { checkLikeness, mostUnlike, proportionsOf, unknownLikeness, unlikeness } from './likeness.ts';
import type { FollowedFace } from './observation.ts';

const look = (proportions: Proportions, change: Partial<FollowedFace['face']> = {}, size = 1): FollowedFace =>
  followed({ ...faceAt(0, 0, size), ...change }, 1, 0, proportions);

type Step = readonly [look: FollowedFace, how?: { readonly isBroken?: boolean; readonly isMasked?: boolean }];

/** Whether another person was found, sample by sample. */
function check(steps: readonly Step[]): boolean[] {
  let likeness = unknownLikeness;
  return steps.map(([face, { isBroken = false, isMasked = false } = {}]) => {
    const checked = checkLikeness(likeness, face, { isBroken, isMasked });
    likeness = checked.likeness;
    return checked.isOther;
  });
}
/** A person with a share of another person's proportions. */
function between(share: number): Proportions {
  const mixed = Object.entries(somebody).map(([index, place]) => {
    const other = somebodyElse[Number(index)] ?? place;
    return [index, place.map((value, axis) => value + share * (other[axis]! - value))];
  });
  return Object.fromEntries(mixed) as Proportions;
}
const times = (count: number, step: Step): Step[] => Array.from({ length: count }, () => step);
const broken = { isBroken: true } as const;

describe('a face’s proportions', () => {
  it('are the same near and far, wherever it is', () => {
    const [near, far] = [look(somebody), look(somebody, {}, 0.4)];
    expect(unlikeness(proportionsOf(near.points), proportionsOf(far.points))).toBeLessThan(0.01);
  });

  it('are the same however it is turned, as far as the mesh’s depths are right', () => {
    const { points } = look(somebody);
    const turned = points.slice();
    const [cos, sin] = [Math.cos(0.15), Math.sin(0.15)];
    for (let at = 0; at < points.length; at += 3) {
      turned[at] = 640 + cos * (points[at]! - 640) + sin * points[at + 2]!;
      turned[at + 2] = -sin * (points[at]! - 640) + cos * points[at + 2]!;
    }
    expect(unlikeness(proportionsOf(points), proportionsOf(turned))).toBeLessThan(0.01);
  });

  it('are others on another person', () => {
    const apart = unlikeness(proportionsOf(look(somebody).points), proportionsOf(look(somebodyElse).points));
    expect(apart).toBeGreaterThan(mostUnlike);
  });

  it('are not the mouth’s, nor the chin’s: who talks stays who they are', () => {
    const talking = { ...somebody, 152: [0, 0.62, 0.05], 61: [-0.3, 0.3, 0], 17: [0, 0.4, 0] } as const;
    const apart = unlikeness(proportionsOf(look(somebody).points), proportionsOf(look(talking).points));
    expect(apart).toBe(0);
  });
});

describe('after the thread broke', () => {
  it('somebody else is found at the fourth look after the first, which tells nothing, not by one', () => {
    const found = check([
      ...times(10, [look(somebody)]),
      [look(somebodyElse), broken],
      ...times(4, [look(somebodyElse)]),
    ]);
    expect(found).toEqual([...Array<boolean>(14).fill(false), true]);
  });

  it('somebody whose first looks are more like the customer than they are is found when their mesh has settled', () => {
    const settling = times(4, [look(between(0.4))]);
    const found = check([
      ...times(10, [look(somebody)]),
      [look(somebody), broken],
      ...settling,
      ...times(5, [look(somebodyElse)]),
    ]);
    expect(found.slice(0, 15)).not.toContain(true);
    expect(found).toContain(true);
  });

  it('who never stood still before is known all the same', () => {
    const found = check([
      ...times(10, [look(somebody), broken]),
      [look(somebodyElse), broken],
      ...times(4, [look(somebodyElse)]),
    ]);
    expect(found).toContain(true);
  });

  it('the same person is the same person', () => {
    const found = check([
      ...times(10, [look(somebody)]),
      [look(somebody), broken],
      ...times(30, [look(somebody)]),
    ]);
    expect(found).not.toContain(true);
  });

  it('nothing is said of a face that is turned, and it is asked again when it is not', () => {
    const turned = look(somebodyElse, { yawDeg: 12 });
    const found = check([
      ...times(10, [look(somebody)]),
      [turned, broken],
      ...times(20, [turned]),
      ...times(5, [look(somebodyElse)]),
    ]);
    expect(found.indexOf(true)).toBe(35);
  });

  it('nor of one that is masked', () => {
    const found = check([
      ...times(10, [look(somebody)]),
      [look(somebodyElse), broken],
      ...times(20, [look(somebodyElse), { isMasked: true }]),
    ]);
    expect(found).not.toContain(true);
  });

  it('nor before the customer was known from the front', () => {
    const found = check([
      ...times(10, [look(somebody, { pitchDeg: -14 })]),
      [look(somebodyElse), broken],
      ...times(10, [look(somebodyElse)]),
    ]);
    expect(found).not.toContain(true);
  });
});
