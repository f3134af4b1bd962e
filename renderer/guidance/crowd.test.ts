import { describe, expect, it } from 'vitest';
import { faceAt } from '../../test/fakes/faces.ts';
import {
  lookAt,
  passer,
  person,
  play,
  portrait,
  queuing,
  type Scene,
  type Thing,
} from '../../test/fakes/hall.ts';
import { followCrowd, forgetPeople, type Followed } from './crowd.ts';
import type { Departure } from './observation.ts';

const departures = (results: readonly Followed[]): Departure[] =>
  results.flatMap(({ report }) => (report.left ? [report.left] : []));
const customers = (results: readonly Followed[]): (number | null)[] =>
  results
    .map(({ customer }) => customer?.id ?? null)
    .filter((id, index, all) => index === 0 || id !== all[index - 1]);
const last = <Value>(all: readonly Value[]): Value => all.at(-1)!;

describe('who is the customer', () => {
  const behind: readonly (readonly [string, readonly Thing[]])[] = [
    ['nobody behind', []],
    ['one portrait behind', [portrait]],
    ['one person behind', [queuing]],
    ['two behind, one of them a portrait', [portrait, queuing]],
    ['three behind', [portrait, queuing, passer]],
  ];

  it.each(behind)('the nearest, with %s from the start', (_, others) => {
    const results = play([{ seconds: 4, things: [...others, person] }]);
    expect(customers(results)).toEqual([1]);
    expect(last(results).report.isAlive).toBe(true);
  });

  it.each(behind)('the nearest, with %s first: whoever steps in takes over without a word', (_, others) => {
    const results = play([
      { seconds: 4, things: others },
      { seconds: 6, things: [...others, person] },
    ]);
    expect(departures(results)).toEqual([]);
    expect(results.filter(({ atMs }) => atMs >= 14_100).every(({ customer }) => customer?.id === 1)).toBe(
      true,
    );
  });

  it('the one who lives: a portrait in the oval, the customer seated below it', () => {
    const above: Thing = { ...portrait, face: faceAt(0, -40, 0.8) };
    const seated: Thing = { id: 1, face: faceAt(40, 210, 0.75) };
    const results = play([{ seconds: 8, things: [above, seated] }]);
    const later = results.filter(({ atMs }) => atMs >= 12_500);
    expect(later.every(({ customer }) => customer?.id === 1)).toBe(true);
    expect(results.every(({ customer, report }) => customer?.id === 1 || !report.isAlive)).toBe(true);
    expect(last(results).furniture.map(({ id }) => id)).toEqual([50]);
  });

  it('stays, before the session is anybody’s, unless another is clearly better placed', () => {
    const far = [faceAt(-120, 0, 0.45), faceAt(120, 0, 0.47)] as const;
    const results = play([
      { seconds: 1, things: [{ id: 1, face: far[0] }] },
      {
        seconds: 3,
        things: [
          { id: 1, face: far[0] },
          { id: 2, face: far[1] },
        ],
      },
    ]);
    expect(customers(results)).toEqual([1]);
  });

  it('nobody, while only furniture is there', () => {
    const results = play([{ seconds: 10, things: [{ ...portrait, face: faceAt(0) }] }]);
    expect(last(results)).toMatchObject({ customer: null, others: [], report: { furniture: 1 } });
    expect(results.some(({ report }) => report.isAlive)).toBe(false);
    expect(departures(results)).toEqual([]);
  });
});

describe('furniture', () => {
  const large: Thing = { ...portrait, face: faceAt(330, -40, 0.57) };

  it('beside the customer counts as a person for five seconds, then no more', () => {
    const results = play([{ seconds: 9, things: [person, large] }]);
    expect(results[0]!.others.map(({ id }) => id)).toEqual([50]);
    expect(last(results)).toMatchObject({ others: [], customer: { id: 1 }, report: { furniture: 1 } });
    const known = results.find(({ report }) => report.furniture === 1)!;
    expect(known.atMs - 10_000).toBeLessThanOrEqual(6_500);
  });

  it('that somebody stood before is furniture still, whatever number it is found under', () => {
    const results = play([
      { seconds: 8, things: [person, large] },
      { seconds: 2, things: [person] },
      { seconds: 0.5, things: [person, { ...large, id: 51 }] },
    ]);
    expect(last(results)).toMatchObject({ others: [], report: { furniture: 1 } });
  });

  it('is not made of people by a camera that has frozen', () => {
    const results = play([
      { seconds: 3, things: [person] },
      { seconds: 20, things: [{ ...person, lives: false }], isFrozen: true },
    ]);
    expect(last(results)).toMatchObject({ customer: { id: 1 }, report: { furniture: 0, isAlive: false } });
  });

  it('that a shaken camera made a customer of keeps nobody out', () => {
    const shaken = Array.from({ length: 6 }, (_, step): Scene => ({
      seconds: 1 / 12,
      things: [{ ...large, face: faceAt(step % 2 === 0 ? 0 : 6), everyMs: 0 }],
    }));
    const still: Thing = { ...large, face: faceAt(0), everyMs: 0 };
    const below: Thing = { id: 1, face: faceAt(0, 200, 0.8) };
    const results = play([
      { seconds: 1, things: [still] },
      ...shaken,
      { seconds: 10, things: [still] },
      { seconds: 3, things: [still, below] },
    ]);
    expect(results.some(({ customer, report }) => customer?.id === 50 && report.isAlive)).toBe(true);
    expect(departures(results)).toEqual([]);
    expect(last(results)).toMatchObject({ customer: { id: 1 }, report: { furniture: 1 } });
  });
});

it('of people nothing is left to the next person; furniture hangs where it hung', () => {
  const crowd = last(play([{ seconds: 8, things: [person, portrait, queuing] }])).crowd;
  const left = forgetPeople(crowd, 18_000);
  expect(left.customer).toBeNull();
  expect(left.known.map(({ id }) => id)).toEqual([50]);
  const faces = [lookAt({ ...portrait, id: 90 }, 999_000), lookAt({ ...person, id: 91 }, 999_000)];
  const frame = {
    atMs: 999_000,
    width: 1280,
    height: 720,
    faces,
    isFrozen: false,
    isMasked: false,
    isCovered: false,
  };
  const next = followCrowd(left, frame);
  expect(next).toMatchObject({ customer: { id: 91 }, others: [], report: { furniture: 1 } });
  expect(next.report.customer).not.toBe(crowd.customer?.person);
});

describe('a covered face', () => {
  it('is told only while there is no customer’s', () => {
    expect(last(play([{ seconds: 1, things: [], isCovered: true }])).report.isCovered).toBe(true);
    expect(last(play([{ seconds: 1, things: [person], isCovered: true }])).report.isCovered).toBe(false);
  });
});
