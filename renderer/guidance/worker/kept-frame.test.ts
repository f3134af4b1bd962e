import { describe, expect, it } from 'vitest';
import { emptyFrameAt, frameAt, goodFace, movedBy, type Change } from '../../../test/fakes/observations.ts';
import { assess } from '../assess.ts';
import { unseenEyes } from '../eyes.ts';
import type { Observation } from '../observation.ts';
import { frameScore } from './kept-frame.ts';

const scoreOf = (frame: Observation, eyes = unseenEyes) => frameScore(frame, assess(frame, eyes));
const score = (change: Change = {}) => scoreOf(frameAt(0, change));

describe('the better frame', () => {
  it.each<[string, Change, Change]>([
    ['is sharper', { pixels: { sharpness: 60 } }, { pixels: { sharpness: 50 } }],
    ['has its eyes open wider', { face: { eyesOpen: 0.31 } }, { face: { eyesOpen: 0.28 } }],
    [
      'has open eyes rather than twice the sharpness',
      { face: { eyesOpen: 0.3 }, pixels: { sharpness: 30 } },
      { face: { eyesOpen: 0.23 }, pixels: { sharpness: 60 } },
    ],
    [
      'is sharp rather than a shade wider of eye',
      { face: { eyesOpen: 0.29 }, pixels: { sharpness: 60 } },
      { face: { eyesOpen: 0.31 }, pixels: { sharpness: 40 } },
    ],
    [
      'has nothing to complain of, however much sharper the other is',
      { pixels: { sharpness: 20 } },
      { face: { yawDeg: 25 }, pixels: { sharpness: 900 } },
    ],
    [
      'shows one person',
      { pixels: { sharpness: 20 } },
      { pixels: { sharpness: 900 }, second: { ...goodFace, ...movedBy(300, 0) } },
    ],
    [
      'of two with the same fault is the sharper one',
      { pixels: { luminance: 30, sharpness: 60 } },
      { pixels: { luminance: 30, sharpness: 50 } },
    ],
    [
      'of two with a fault is the one with open eyes',
      { pixels: { luminance: 30 } },
      { pixels: { luminance: 30 }, face: { eyesOpen: 0.12 } },
    ],
  ])('%s', (_, better, worse) => {
    expect(score(better)).toBeGreaterThan(score(worse));
  });

  it('shows a face at all, however bad', () => {
    expect(score({ face: { eyesOpen: 0 }, pixels: { sharpness: 0 } })).toBeGreaterThan(
      scoreOf(emptyFrameAt(0)),
    );
  });

  it('is judged by the person’s own limits: eyes that are closed for them are a fault, however wide for others', () => {
    const theirs = { widest: 0.28, atMs: 0 };
    const [blinking, open] = [
      frameAt(0, { face: { eyesOpen: 0.25 }, pixels: { sharpness: 900 } }),
      frameAt(0),
    ];
    expect(scoreOf(blinking, theirs)).toBeLessThan(scoreOf(open, theirs));
    expect(scoreOf(blinking)).toBeGreaterThan(scoreOf(open));
  });
});
