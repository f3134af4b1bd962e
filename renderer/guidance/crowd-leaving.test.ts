import { describe, expect, it } from 'vitest';
import { faceAt, somebodyElse } from '../../test/fakes/faces.ts';
import { passer, person, play, portrait, queuing, type Scene, type Thing } from '../../test/fakes/hall.ts';
import type { Followed } from './crowd.ts';
import type { Departure } from './observation.ts';

const rates = [2, 3, 5, 12, 30, 60];

const departures = (results: readonly Followed[]): Departure[] =>
  results.flatMap(({ report }) => (report.left ? [report.left] : []));
const customers = (results: readonly Followed[]): (number | null)[] =>
  results
    .map(({ customer }) => customer?.id ?? null)
    .filter((id, index, all) => index === 0 || id !== all[index - 1]);
const untilLeft = (results: readonly Followed[]): readonly Followed[] =>
  results.slice(
    0,
    results.findIndex(({ report }) => report.left !== null),
  );
const last = <Value>(all: readonly Value[]): Value => all.at(-1)!;

describe('the customer is lost from sight', () => {
  const others: readonly (readonly [string, readonly Thing[]])[] = [
    ['a bare wall', []],
    ['a portrait', [portrait]],
    ['a portrait and two people', [portrait, queuing, passer]],
  ];

  it.each(others)('for 0.75 s before %s: nothing happens', (_, things) => {
    const results = play([
      { seconds: 4, things: [person, ...things] },
      { seconds: 0.75, things },
      { seconds: 3, things: [{ ...person, id: 2 }, ...things] },
    ]);
    expect(departures(results)).toEqual([]);
    expect(last(results).customer?.id).toBe(2);
    expect(last(results).report.customer).toBe(results[0]!.report.customer);
  });

  it.each(others)('for a look over the shoulder of 2 s before %s: nothing happens', (_, things) => {
    const results = play([
      { seconds: 4, things: [person, ...things] },
      { seconds: 2, things },
      { seconds: 3, things: [{ ...person, id: 2 }, ...things] },
    ]);
    expect(departures(results)).toEqual([]);
    expect(last(results).customer?.id).toBe(2);
    expect(last(results).report.customer).toBe(results[0]!.report.customer);
  });

  it('and a portrait comes to light that their head had covered: nothing happens', () => {
    const covered: Thing = { ...portrait, face: faceAt(0, 0, 0.6) };
    const results = play([
      { seconds: 4, things: [person] },
      { seconds: 2, things: [covered] },
      { seconds: 3, things: [{ ...person, id: 2 }, covered] },
    ]);
    expect(departures(results)).toEqual([]);
    expect(last(results).customer?.id).toBe(2);
    expect(last(results).report.customer).toBe(results[0]!.report.customer);
  });

  it.each(rates)('for 3 s, with people behind, at %i frames a second: gone, not sooner', (fps) => {
    const results = play(
      [
        { seconds: 6, things: [person, portrait, queuing] },
        { seconds: 6, things: [portrait, queuing] },
      ],
      fps,
    );
    const gone = results.find(({ report }) => report.left !== null)!;
    expect(gone.report.left).toBe('gone');
    const lastSeenMs = 16_000 - 1_000 / fps;
    expect(gone.atMs - lastSeenMs).toBeGreaterThanOrEqual(2_999);
    expect(gone.atMs - lastSeenMs).toBeLessThanOrEqual(3_000 + 1_000 / fps + 1);
  });

  it('for 3 s though they never stood in the middle: gone', () => {
    const results = play([
      { seconds: 4, things: [{ ...person, face: faceAt(260) }, portrait] },
      { seconds: 4, things: [portrait] },
    ]);
    expect(departures(results)).toEqual(['gone']);
  });

  it('and was only a passer-by far behind: nobody is missed', () => {
    const results = play([
      { seconds: 4, things: [passer, queuing] },
      { seconds: 6, things: [portrait] },
    ]);
    expect(departures(results)).toEqual([]);
  });

  it('nobody else is the customer meanwhile', () => {
    const beside: Thing = { id: 9, face: faceAt(300, 0, 0.9) };
    const results = play([
      { seconds: 4, things: [person, beside] },
      { seconds: 2.5, things: [beside] },
    ]);
    expect(customers(results)).toEqual([1, null]);
    expect(departures(results)).toEqual([]);
  });
});

describe('another person', () => {
  it.each(rates)('in another place is noticed, at %i frames a second', (fps) => {
    const newcomer: Thing = { id: 2, face: faceAt(-400) };
    const results = play(
      [
        { seconds: 6, things: [person] },
        { seconds: 6, things: [newcomer] },
      ],
      fps,
    );
    const swap = results.find(({ report }) => report.left !== null)!;
    expect(swap.report.left).toBe(swap.atMs < 18_900 ? 'swapped' : 'gone');
    // Half a second of being there, after what it takes to see that they live.
    expect(swap.atMs - 16_000).toBeGreaterThanOrEqual(500);
    expect(swap.atMs - 16_000).toBeLessThanOrEqual(Math.max(1_700, 5_000 / fps + 501));
    expect(customers(untilLeft(results))).not.toContain(2);
  });

  it('who steps in at once and moves is noticed after 0.5 s', () => {
    const walking = Array.from({ length: 18 }, (_, step): Scene => ({
      seconds: 1 / 12,
      things: [{ id: 2, face: faceAt(-400 + step * 10) }],
    }));
    const results = play([{ seconds: 4, things: [person] }, ...walking]);
    const swap = results.find(({ report }) => report.left !== null)!;
    expect(swap.report.left).toBe('swapped');
    expect(swap.atMs - 14_000).toBeLessThanOrEqual(1_100);
  });

  it('who pushes before the customer, so that they count as background, takes the session from them', () => {
    const small: Thing = { ...person, face: faceAt(0, 0, 0.65) };
    const big: Thing = { id: 2, face: faceAt(150, 0, 1.6) };
    const results = play([
      { seconds: 4, things: [small] },
      { seconds: 4, things: [small, big] },
    ]);
    expect(departures(results)).toEqual(['swapped']);
    expect(customers(untilLeft(results))).not.toContain(2);
  });

  it('who was beside them and takes their place is noticed', () => {
    const beside: Thing = { id: 9, face: faceAt(280, 0, 0.9) };
    const results = play([
      { seconds: 4, things: [person, beside] },
      { seconds: 3, things: [{ ...beside, face: faceAt(20, 0, 0.95) }] },
    ]);
    expect(departures(results)).toEqual(['swapped']);
    expect(customers(untilLeft(results))).not.toContain(9);
  });

  it('who takes the place of one who never stood in the middle is noticed, too', () => {
    const results = play([
      { seconds: 4, things: [{ ...person, face: faceAt(260) }] },
      { seconds: 3, things: [{ id: 2, face: faceAt(-60) }] },
    ]);
    expect(departures(results)).toEqual(['swapped']);
    expect(customers(untilLeft(results))).not.toContain(2);
  });

  it('is not whoever stands behind and comes no nearer', () => {
    const results = play([
      { seconds: 4, things: [person] },
      { seconds: 2, things: [queuing] },
      { seconds: 3, things: [{ ...person, id: 2 }, queuing] },
    ]);
    expect(departures(results)).toEqual([]);
  });

  it('who leans in beside them is another person in the picture, not the customer', () => {
    const larger: Thing = { id: 2, face: faceAt(260, 0, 1.3) };
    const results = play([
      { seconds: 4, things: [person] },
      { seconds: 4, things: [person, larger] },
    ]);
    expect(customers(results)).toEqual([1]);
    expect(last(results).others.map(({ id }) => id)).toEqual([2]);
    expect(departures(results)).toEqual([]);
  });
});

describe('another person in the very same place, of the same size', () => {
  const other: Thing = { ...person, id: 2, proportions: somebodyElse };

  it.each(rates)('after a gap is noticed by the face’s proportions, at %i frames a second', (fps) => {
    const results = play(
      [
        { seconds: 6, things: [person] },
        { seconds: 1, things: [] },
        { seconds: 4, things: [other] },
      ],
      fps,
    );
    const swap = results.find(({ report }) => report.left !== null)!;
    expect(swap.report.left).toBe('swapped');
    // At the fifth look.
    expect(swap.atMs - 17_000).toBeLessThan(4_500 / fps);
  });

  it('without one, too, if the finder lost the first', () => {
    const results = play([
      { seconds: 6, things: [person] },
      { seconds: 3, things: [other] },
    ]);
    expect(departures(results)).toEqual(['swapped']);
  });

  it('whom the finder’s mesh slid onto is noticed, too', () => {
    const sliding = [0.6, 0.4, 0.2].map((share): Scene => ({
      seconds: 1 / 12,
      things: [{ ...person, face: faceAt(-200 * share), proportions: somebodyElse }],
    }));
    const results = play([
      { seconds: 6, things: [{ ...person, face: faceAt(-200) }] },
      ...sliding,
      { seconds: 3, things: [{ ...person, proportions: somebodyElse }] },
    ]);
    expect(departures(results)).toEqual(['swapped']);
  });

  it('is noticed only from the front', () => {
    const aside = { ...other, face: { ...other.face, yawDeg: 14 } };
    const results = play([
      { seconds: 6, things: [person] },
      { seconds: 3, things: [aside] },
    ]);
    expect(departures(results)).toEqual([]);
  });

  it('is never the customer themselves, who comes back', () => {
    const results = play([
      { seconds: 6, things: [person] },
      { seconds: 1, things: [] },
      { seconds: 3, things: [{ ...person, id: 2 }] },
      { seconds: 1, things: [] },
      { seconds: 3, things: [{ ...person, id: 3 }] },
    ]);
    expect(departures(results)).toEqual([]);
    expect(last(results).customer?.id).toBe(3);
  });

  it('nor the customer who took off a mask, as they were asked to', () => {
    const masked = { ...person, proportions: somebodyElse };
    const results = play([
      { seconds: 4, things: [masked], isMasked: true },
      { seconds: 1, things: [] },
      { seconds: 3, things: [{ ...person, id: 2 }] },
    ]);
    expect(departures(results)).toEqual([]);
  });
});
