import { describe, expect, it } from 'vitest';
import {
  emptyFrameAt,
  frameAt,
  goodFace,
  goodPixels,
  movedBy,
  type Change,
} from '../../../test/fakes/observations.ts';
import { assess } from '../assess.ts';
import { unseenEyes } from '../eyes.ts';
import type { Observation } from '../observation.ts';
import { captureQuality, frameScore } from './kept-frame.ts';

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

const choice = { mode: 'automatic', steadyMs: 812.4, framesCompared: 9 } as const;
const good = captureQuality(frameAt(0), 'steady', choice);

describe('what a picture scored', () => {
  it('is what its frame showed, in two digits, and how it was chosen', () => {
    const { quality, expected } = {
      quality: captureQuality(frameAt(0, { face: { yawDeg: 1.23456, eyesOpen: 0.30771 } }), 'steady', choice),
      expected: {
        ...{ interEyePx: 115, headHeightShare: 0.42, yawDeg: 1.23, pitchDeg: -2, rollDeg: 2, eyesOpen: 0.31 },
        ...{ faceLuminance: 140, darkShare: 0.02, brightShare: 0.01, halvesRatio: 0.85, sharpness: 150 },
        ...{ steadyMs: 812, framesCompared: 9 },
      },
    };
    expect(quality).toEqual({ mode: 'automatic', hint: 'steady', measures: expected });
  });

  it('says what was still asked for, when the button was pressed', () => {
    const byHand = { ...choice, mode: 'by-hand', steadyMs: 0 } as const;
    expect(captureQuality(frameAt(0, { face: { yawDeg: 30 } }), 'turnRight', byHand)).toMatchObject({
      mode: 'by-hand',
      hint: 'turnRight',
      measures: { yawDeg: 30, steadyMs: 0 },
    });
  });

  it('has no numbers of a frame without a face', () => {
    expect(captureQuality(emptyFrameAt(0), 'noFace', choice)).toEqual({
      mode: 'automatic',
      hint: 'noFace',
      measures: null,
    });
  });

  it('holds numbers and nothing else', () => {
    expect(Object.values(good.measures!).every((value) => Number.isFinite(value))).toBe(true);
    expect(Object.keys(good.measures!)).toHaveLength(
      Object.keys({ ...goodFace, ...goodPixels }).length - 4 + 2,
    );
  });
});
