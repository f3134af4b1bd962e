import type { Painted } from './painted.ts';

/** A little film before the camera. */
export interface Film {
  readonly seconds: number;
  /** As the guidance sees them: it analyses at most twelve frames a second. */
  readonly framesPerSecond?: number;
  /** Who is in the picture at a moment, people further away first. */
  readonly at: (seconds: number) => readonly Painted[];
  readonly width?: number;
  readonly height?: number;
  /** Of the sensor's noise, levels of 255. */
  readonly sigma?: number;
}

export const customer: Painted = { who: 'astronaut', faceHeight: 0.46, x: 0.5, y: 0.5 };

/** A portrait on the wall behind the customer, or a person in the queue where it moves. At most 0.43 times as high as the customer. */
export const portrait: Painted = { who: 'hopper', faceHeight: 0.18, x: 0.15, y: 0.3, framed: true };
export const second: Painted = { who: 'astronaut', faceHeight: 0.2, x: 0.86, y: 0.3, framed: true };
export const third: Painted = { who: 'hopper', faceHeight: 0.17, x: 0.87, y: 0.72, framed: true };

/** A portrait inside the oval, and a person who sits below it. */
export const above: Painted = { who: 'hopper', faceHeight: 0.26, x: 0.5, y: 0.22, framed: true };
export const seated: Painted = { ...customer, faceHeight: 0.26, y: 0.68 };

const stepsInAtS = 1.5;

/** The customer after they have stepped in; before that the other people. */
export function visit(others: Film['at'], who: Painted = customer): Film['at'] {
  return (seconds) => [...others(seconds), ...(seconds >= stepsInAtS ? [standing(who, seconds)] : [])];
}

export function still(...pictures: Painted[]): Film['at'] {
  return () => pictures;
}

export function moving(...people: Painted[]): Film['at'] {
  return (seconds) =>
    people.map((one, index) => {
      const { framed: _, ...person } = one;
      return standing(person, seconds, 0.3 * (index + 1));
    });
}

/**
 * A person who stands as still as possible: 4 mm to and fro every three seconds, a quarter of it every second, for a face of
 * 155 mm; see life.ts for what was measured on people.
 */
export function standing(person: Painted, seconds: number, phase = 0): Painted {
  const slow = 2 * Math.PI * (seconds * 0.35 + phase);
  const quick = 2 * Math.PI * (seconds * 1.1 + 2 * phase);
  const share = person.faceHeight / 155;
  return {
    ...person,
    x: person.x + share * 0.75 * (4 * Math.sin(slow) + Math.sin(quick)),
    y: person.y + share * (1.5 * Math.cos(slow) + 0.7 * Math.cos(quick)),
  };
}

/** When a person who looks away leaves. */
export const awayFromS = 6;

/** Away for a while, before them a portrait. They lean until then, so that no picture is taken before. */
export function lookAway(awayS: number): Film['at'] {
  const isAway = (seconds: number): boolean => seconds >= awayFromS && seconds < awayFromS + awayS;
  return (seconds) => [
    portrait,
    ...(isAway(seconds) ? [] : [standing({ ...customer, rollDeg: seconds < awayFromS ? 20 : 0 }, seconds)]),
  ];
}
