import { describe, expect, it } from 'vitest';
import type { GuideEvent } from '../../renderer/guidance/guide.ts';
import { EngineHall, type EngineFrame, type InHall } from './engine-hall.ts';
import { loadModels } from '../face-model/load-models.ts';
import { readImage } from './painted.ts';

/** Who is guided, photographed and missed: the real models and all that follows, on painted sequences. */
const models = await loadModels();

/** 6 mm/s is what adults sway who stand quietly. */
const customer: InHall = { who: 'astronaut', faceHeight: 0.42, x: 0.5, y: 0.5, sway: 5 };
const portrait: InHall = { who: 'hopper', faceHeight: 0.17, x: 0.14, y: 0.26, framed: true };
const queuing: InHall = { who: 'hopper', faceHeight: 0.18, x: 0.86, y: 0.36, sway: 6, phaseMs: 700 };
const passer: InHall = { who: 'astronaut', faceHeight: 0.16, x: 0.12, y: 0.72, sway: 6, phaseMs: 1_900 };

type Part = readonly [seconds: number, people: readonly InHall[]];

function play(parts: readonly Part[], options?: ConstructorParameters<typeof EngineHall>[1]): EngineFrame[] {
  const hall = new EngineHall(models, options);
  return parts.flatMap(([seconds, people]) => hall.show(seconds, people));
}

const told = (frames: readonly EngineFrame[], type: GuideEvent['type']): number[] =>
  frames.filter(({ events }) => events.some((event) => event.type === type)).map(({ atMs }) => atMs - 10_000);
/** Of the picture that would be sent: the middle of the face, as shares of a frame of 640×480. */
const photographed = (frames: readonly EngineFrame[]): { x: number; y: number }[] =>
  frames
    .filter(({ events }) => events.some(({ type }) => type === 'FACE_STEADY'))
    .map(({ customer: one }) => {
      const { x, y, width, height } = one!.face.box;
      return { x: (x + width / 2) / 640, y: (y + height / 2) / 480 };
    });

describe('a customer is photographed', () => {
  it.each([2, 5, 12, 30])('alone before the wall, at %i frames a second', (fps) => {
    const steady = told(play([[Math.max(3, 14 / fps), [customer]]], { fps }), 'FACE_STEADY');
    expect(steady).toHaveLength(1);
  });

  it.each<[string, readonly InHall[]]>([
    ['one portrait', [portrait]],
    ['two, moving and still', [portrait, queuing]],
    ['three, moving and still', [portrait, queuing, passer]],
  ])('with %s behind, who were there first', (_, behind) => {
    const frames = play([
      [1.5, behind],
      [3, [...behind, customer]],
    ]);
    expect(told(frames, 'PERSON_LEFT')).toEqual([]);
    expect(photographed(frames)).toEqual([{ x: expect.closeTo(0.5, 1), y: expect.closeTo(0.5, 1) }]);
  });

  it('beside a portrait half as high, once it is known for one', () => {
    const beside: InHall = { ...portrait, faceHeight: 0.24, y: 0.42 };
    const frames = play([[8, [beside, customer]]]);
    expect(told(frames, 'FURNITURE')).toHaveLength(1);
    expect(photographed(frames)).toEqual([{ x: expect.closeTo(0.5, 1), y: expect.closeTo(0.5, 1) }]);
  });
});

describe('a portrait is not', () => {
  it.each([2, 8])('alone in the oval, at a noise of %i levels', (sigma) => {
    const frames = play([[8, [{ ...portrait, faceHeight: 0.4, x: 0.5, y: 0.5 }]]], { sigma });
    expect(frames.some(({ report }) => report.isAlive)).toBe(false);
    expect(told(frames, 'FACE_STEADY')).toEqual([]);
    expect(told(frames, 'FURNITURE')).toHaveLength(1);
    expect(told(frames, 'PERSON_LEFT')).toEqual([]);
  });

  it('in the oval above a customer who sits', () => {
    const above: InHall = { ...portrait, faceHeight: 0.33, x: 0.5, y: 0.27 };
    const seated: InHall = { ...customer, faceHeight: 0.33, y: 0.72 };
    const frames = play([
      [6, [above, seated]],
      [3, [above, { ...seated, y: 0.66 }]],
    ]);
    expect(photographed(frames)).toEqual([{ x: expect.closeTo(0.5, 1), y: expect.closeTo(0.66, 1) }]);
    expect(told(frames, 'PERSON_LEFT')).toEqual([]);
  });
});

it('whoever wears a niqab is asked to show their face, not to face the camera, and is offered staff', () => {
  const hall = new EngineHall(models);
  const frames = hall.showStill(5.5, readImage('test/fixtures/reports/scene-niqab.jpg'));
  expect(frames.at(-1)!.state.guidance?.hint).toBe('uncoverFace');
  expect(told(frames, 'FACE_STAYS_COVERED')).toHaveLength(1);
});

describe('a session', () => {
  it.each<[string, number]>([
    ['face lost for 0.75 s', 0.75],
    ['look over the shoulder of 2 s', 2],
  ])('goes on after a %s, with a portrait and a person behind', (_, seconds) => {
    const behind = [portrait, queuing];
    const frames = play([
      [2, [...behind, customer]],
      [seconds, behind],
      [2, [...behind, customer]],
    ]);
    expect(told(frames, 'PERSON_LEFT')).toEqual([]);
    expect(frames.at(-1)!.report.customer).toBe(frames[20]!.report.customer);
  });

  it('ends 3 s after the customer left, with people behind', () => {
    const frames = play([
      [2, [portrait, queuing, customer]],
      [3.5, [portrait, queuing]],
    ]);
    const [leftMs] = told(frames, 'PERSON_LEFT');
    expect(leftMs).toBeGreaterThanOrEqual(5_000);
    expect(leftMs).toBeLessThanOrEqual(5_200);
  });

  it.each<[string, readonly Part[]]>([
    [
      'after a moment without anybody',
      [
        [0.5, []],
        [2, [{ ...customer, who: 'hopper' }]],
      ],
    ],
    ['beside', [[3, [{ ...customer, who: 'hopper', x: 0.3 }]]]],
  ])('ends when another person takes the place, %s', (_, parts) => {
    const frames = play([[2.5, [customer]], ...parts]);
    const [leftMs] = told(frames, 'PERSON_LEFT');
    expect(leftMs).toBeGreaterThan(2_500);
    expect(told(frames, 'FACE_STEADY').filter((atMs) => atMs > 2_500 && atMs < leftMs!)).toEqual([]);
  });
});
