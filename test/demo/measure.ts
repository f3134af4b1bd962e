import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FaceScores, ScoreFace } from '../../main/demo/model/face-models.ts';
import { liveFrom } from '../../main/demo/judge.ts';
import { decodePicture } from '../../main/demo/decode-picture.ts';
import { attacks } from './attacks.ts';
import { scoreFaceForTests } from './face-models.ts';
import { cutPerson, frameAttack, framings } from './framings.ts';

export interface Measured {
  readonly picture: string;
  readonly kind: 'person' | 'attack';
  readonly how: string;
  /** The smaller of the two models' scores; null where no face was found. */
  readonly score: number | null;
  readonly scores: FaceScores | null;
}

/** Scores the largest face of a picture file in every framing and every attack. */
export async function measurePicture(scoreFace: ScoreFace, file: string): Promise<Measured[]> {
  const picture = decodePicture(await readFile(file));
  const face = picture && scoreFace(picture);
  if (!picture || !face) return [];
  const person = cutPerson(picture, face.box);
  const measure = (kind: Measured['kind'], how: string, seen: typeof picture): Measured => {
    const scores = scoreFace(seen);
    return {
      picture: basename(file),
      kind,
      how,
      scores,
      score: scores && Math.min(scores.real, scores.live),
    };
  };
  return [
    ...Object.entries(framings).map(([how, make]) => measure('person', how, make(person))),
    ...Object.entries(attacks).map(([how, make]) => measure('attack', how, frameAttack(make, person))),
  ];
}

const thresholds = [0.3, 0.35, liveFrom, 0.45, 0.5, 0.6, 0.7];

/** Prints every score and how many people and attacks pass at several thresholds. */
export async function printMeasurements(files: readonly string[]): Promise<void> {
  const scoreFace = await scoreFaceForTests();
  const all: Measured[] = [];
  for (const file of files) all.push(...(await measurePicture(scoreFace, file)));
  for (const { picture, kind, how, scores, score } of all) {
    const text = scores ? `real ${scores.real.toFixed(3)}  live ${scores.live.toFixed(3)}` : 'no face found';
    console.log(
      `${picture.padEnd(20)} ${kind.padEnd(7)} ${how.padEnd(24)} ${text}  ${score?.toFixed(3) ?? ''}`,
    );
  }
  for (const threshold of thresholds) {
    const passed = (kind: Measured['kind']) => {
      const of = all.filter((one) => one.kind === kind);
      return `${of.filter(({ score }) => score !== null && score >= threshold).length} of ${of.length}`;
    };
    console.log(
      `threshold ${threshold}: people passed ${passed('person')}, attacks passed ${passed('attack')}`,
    );
  }
}
