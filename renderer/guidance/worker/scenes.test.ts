import { describe, expect, it, vi } from 'vitest';
import { wearing } from '../../../test/guidance/clothes.ts';
import {
  above,
  awayFromS,
  customer,
  lookAway,
  moving,
  portrait,
  second,
  seated,
  standing,
  still,
  third,
  visit,
  type Film,
} from '../../../test/guidance/film.ts';
import type { Painted } from '../../../test/guidance/painted.ts';
import { play } from '../../../test/guidance/play.ts';
import { proving } from '../../../test/thoroughness.ts';
import type { FoundFace } from './finder.ts';
import { Looker } from './analyse-frame.ts';

/**
 * Short films through the whole guidance, real models included, in the film's own time.
 * The people are two portraits, moved as people who stand still move; portraits on a wall do not move at all.
 */
const measureReally = Looker.prototype.measure;
const wide = { width: 854, height: 480 } as const;
/** Next to another person, without hiding them. */
const right: Painted = { ...customer, x: 0.6 };

describe('who steps before the camera is photographed, and nobody’s session ends', () => {
  it.each<[string, Film['at']]>([
    ['a bare wall', visit(still())],
    ['a portrait on the wall', visit(still(portrait))],
    ['two portraits', visit(still(portrait, second))],
    ['three portraits', visit(still(portrait, second, third))],
    ['somebody queuing behind', visit(moving(portrait))],
    ['two who queue', visit(moving(portrait, second))],
    ['three who queue', visit(moving(portrait, second, third))],
  ])('before %s', (_, at) => {
    const { steadyS, leftS, oval } = play({ seconds: 14, at });
    expect(leftS).toBeNull();
    expect(steadyS).not.toBeNull();
    // Around the customer, not around a person behind.
    expect(Math.abs(oval!.cx)).toBeLessThan(15);
  });

  it('a portrait beside them, more than half as large, holds nothing up', () => {
    const beside: Painted = { ...portrait, faceHeight: 0.27, x: 0.13 };
    const { steadyS, leftS, furniture, oval } = play({
      ...wide,
      seconds: 14,
      at: visit(still(beside), right),
    });
    expect(leftS).toBeNull();
    expect(furniture).toBe(1);
    expect(steadyS).not.toBeNull();
    expect(oval!.cx).toBeLessThan(0);
  });

  it('a portrait that hangs above who sits before it is not photographed in their stead', () => {
    const { steadyS, leftS, oval } = play({ seconds: 16, at: visit(still(above), seated) });
    expect(leftS).toBeNull();
    expect(steadyS).not.toBeNull();
    expect(oval!.cy).toBeGreaterThan(50);
  });
});

describe('what is no customer', () => {
  it.each(proving ? [2, 3, 5, 8] : [2, 8])(
    'a portrait in the oval, at a noise of %i levels: never photographed, named to staff',
    (sigma) => {
      const hangs: Painted = { ...customer, who: 'hopper', framed: true };
      const { steadyS, furniture, leftS } = play({
        seconds: 20,
        at: () => [hangs],
        sigma,
        framesPerSecond: 8,
      });
      expect(steadyS).toBeNull();
      expect(leftS).toBeNull();
      expect(furniture).toBe(1);
    },
  );

  it('a portrait in the oval, while the stand still wobbles from the touch that opened the camera', () => {
    const wobble = (s: number): number => 0.012 * Math.exp(-3 * s) * Math.sin(2 * Math.PI * 4 * s);
    const { steadyS } = play({
      seconds: 8,
      at: (s) => [{ ...customer, who: 'hopper', framed: true, x: 0.5 + wobble(s) }],
    });
    expect(steadyS).toBeNull();
  });

  it('a second person beside them: nothing is taken while both stand there', () => {
    const beside: Painted = { who: 'hopper', faceHeight: 0.34, x: 0.14, y: 0.5 };
    const { steadyS, hints } = play({
      ...{ ...wide, seconds: 8 },
      at: (s) => [standing(beside, s, 0.4), standing(right, s)],
    });
    expect(steadyS).toBeNull();
    expect(hints).toContain('severalPeople');
  });
});

describe('leaving', () => {
  const behind = moving(portrait)(0)[0]!;

  it.each([
    ['a hand before the face for 0.75 s', 0.75],
    ['a look over the shoulder for 2 s', 2],
  ])('%s, with a portrait behind: the session goes on', (_, seconds) => {
    const { leftS, steadyS } = play({ seconds: 14, at: lookAway(seconds) });
    expect(leftS).toBeNull();
    expect(steadyS).toBeGreaterThan(awayFromS + seconds);
  });

  it.each<[string, (s: number) => readonly Painted[]]>([
    ['nobody', () => []],
    ['a portrait', () => [portrait]],
    ['somebody who queues', (s) => [standing(behind, s, 0.3)]],
  ])('gone for 3 s, with %s behind: the session ends', (_, others) => {
    const { leftS } = play({
      seconds: 8,
      // With their chin up, so that no picture is taken before.
      at: (s) => [...others(s), ...(s < 2.5 ? [standing({ ...customer, rollDeg: 20 }, s)] : [])],
    });
    expect(leftS).toBeGreaterThan(5);
    expect(leftS).toBeLessThan(6.5);
  });

  it.each<[string, { gapS: number; x: number }]>([
    ['in the same place, from one frame to the next', { gapS: 0, x: 0.5 }],
    ['in the same place, after a moment without anybody', { gapS: 0.5, x: 0.5 }],
    ['who steps in from the side', { gapS: 0, x: 0.3 }],
  ])('somebody else %s: the session ends before they could be photographed', (_, { gapS, x }) => {
    const swapS = 3;
    const { leftS, steadyS } = play({
      ...{ ...wide, seconds: 8 },
      at: (s) => {
        if (s >= swapS && s < swapS + gapS) return [];
        // The first one does not hold still, so that no picture is taken before.
        const restless = s < swapS ? 0.06 * Math.sin(2 * Math.PI * s) : 0;
        const who = s < swapS ? 'astronaut' : 'hopper';
        return [standing({ ...customer, who, x: (s < swapS ? 0.5 : x) + restless }, s)];
      },
    });
    expect(steadyS).toBeNull();
    expect(leftS).toBeGreaterThanOrEqual(swapS);
    expect(leftS).toBeLessThan(swapS + 2);
  });
});

describe('who is chosen only now', () => {
  it('is measured in the frame that they were looked for in, not at their place of a moment ago', () => {
    const look = vi.spyOn(Looker.prototype, 'look');
    const measure = vi.spyOn(Looker.prototype, 'measure');
    const measured: [frameMs: number, faceMs: number][] = [];
    measure.mockImplementation(function (this: Looker, face) {
      measured.push([look.mock.lastCall![1], (face as FoundFace & typeof face).seenMs]);
      return measureReally.call(this, face);
    });
    const crowd = (s: number): readonly Painted[] =>
      [0.12, 0.5, 0.88].map((x, index) => ({
        who: 'hopper',

        x,
        y: 0.5,
        // One after the other is the nearest.
        faceHeight: 0.2 + 0.08 * Math.cos(2 * Math.PI * (s / 3 - index / 3)),
      }));
    play({ ...wide, seconds: 6, at: crowd });
    vi.restoreAllMocks();
    expect(measured.length).toBeGreaterThan(50);
    expect(measured.filter(([frameMs, faceMs]) => frameMs !== faceMs)).toEqual([]);
  });
});

describe('at any frame rate', () => {
  // Twelve is what all other films have.
  it.each(proving ? [2, 3, 5, 8, 12] : [2, 5])(
    '%i frames a second: the picture takes itself',
    (framesPerSecond) => {
      const { steadyS } = play({ seconds: 20, framesPerSecond, at: (s) => [standing(customer, s)] });
      expect(steadyS).not.toBeNull();
    },
  );
});

describe('what people wear', () => {
  it.each(['white headscarf', 'black headscarf', 'coloured headscarf', 'glasses', 'beard'] as const)(
    '%s: the picture takes itself',
    (clothes) => {
      const dressed = { ...customer, dress: wearing(clothes) };
      const { steadyS, hints } = play({ seconds: 10, at: (s) => [standing(dressed, s)] });
      expect(hints).not.toContain('tooBright');
      expect(steadyS).not.toBeNull();
    },
  );

  it.each(['astronaut', 'hopper'] as const)(
    'a niqab (%s): asked to show the face, nothing is taken, and staff are offered',
    (who) => {
      const dressed = { ...customer, who, dress: wearing('niqab') };
      const { steadyS, hints, events } = play({ seconds: 7, at: (s) => [standing(dressed, s)] });
      expect(steadyS).toBeNull();
      expect(hints).toContain('uncoverFace');
      expect(hints).not.toContain('noFace');
      expect(events.filter(({ event }) => event.type === 'FACE_STAYS_COVERED').length).toBe(1);
    },
  );
});
