import { describe, expect, it } from 'vitest';
import { hints, type CaptureMeasures, type CaptureQuality } from '../../preload/contract.ts';
import { frameAt } from '../../test/fakes/observations.ts';
import { captureQuality } from '../guidance/worker/kept-frame.ts';
import { tipsFor } from './tips.ts';

const choice = { mode: 'automatic', steadyMs: 812.4, framesCompared: 9 } as const;
const good = captureQuality(frameAt(0), 'steady', choice);

const with_ = (hint: CaptureQuality['hint'], measures: Partial<CaptureMeasures> = {}): CaptureQuality => ({
  mode: 'by-hand',
  hint,
  measures: { ...good.measures!, ...measures },
});
const general = ['light', 'uncovered', 'steady'];

describe('tips for the next attempt', () => {
  it('are the general ones when nothing is known, and when nothing was lacking', () => {
    expect(tipsFor(null, null)).toEqual(general);
    expect(tipsFor({ mode: 'unguided', hint: null, measures: null }, null)).toEqual(general);
    expect(tipsFor(good, null)).toEqual(general);
  });

  it.each(['noFace', 'severalPeople', 'tooNear', 'moveLeft', 'moveRight', 'moveUp', 'moveDown'] as const)(
    '%s: has none of its own',
    (hint) => {
      expect(tipsFor(with_(hint), null)).toEqual(general);
    },
  );

  it.each([
    ['tooFar', 'nearer'],
    ['lightBehind', 'light'],
    ['tooDark', 'light'],
    ['tooBright', 'light'],
    ['unevenLight', 'light'],
    ['uncoverFace', 'uncovered'],
    ['turnLeft', 'straight'],
    ['turnRight', 'straight'],
    ['chinUp', 'straight'],
    ['chinDown', 'straight'],
    ['tiltLeft', 'straight'],
    ['tiltRight', 'straight'],
    ['openEyes', 'eyes'],
    ['holdStill', 'steady'],
  ] as const)('%s: first of all “%s”', (hint, tip) => {
    expect(tipsFor(with_(hint), null)[0]).toBe(tip);
  });

  it.each<[string, Partial<CaptureMeasures>, Partial<CaptureMeasures>]>([
    ['light', { faceLuminance: 69 }, { faceLuminance: 70 }],
    ['light', { faceLuminance: 223 }, { faceLuminance: 222 }],
    ['light', { brightShare: 0.13 }, { brightShare: 0.12 }],
    ['light', { halvesRatio: 0.64 }, { halvesRatio: 0.65 }],
    ['straight', { yawDeg: -11 }, { yawDeg: -10 }],
    ['straight', { pitchDeg: 16 }, { pitchDeg: 15 }],
    ['straight', { rollDeg: -9 }, { rollDeg: -8 }],
    ['eyes', { eyesOpen: 0.18 }, { eyesOpen: 0.19 }],
    ['nearer', { interEyePx: 89 }, { interEyePx: 90 }],
    ['steady', { sharpness: 11 }, { sharpness: 12 }],
  ])('%s: before the general ones for a picture that passed with %j, not with %j', (tip, poor, fair) => {
    // Adds another deficiency, so that the measured tip can be distinguished from the general ones.
    const other = tip === 'nearer' ? { rollDeg: 9 } : { interEyePx: 80 };
    const known = (measures: Partial<CaptureMeasures>) =>
      tipsFor(with_('steady', { ...other, ...measures }), null).slice(0, 2);
    expect(known(poor)).toContain(tip);
    expect(known(poor)).not.toEqual(known(fair));
    expect(known(fair)[0]).toBe(tip === 'nearer' ? 'straight' : 'nearer');
  });

  it.each(hints)('%s: three, none of them twice', (hint) => {
    const poor = { faceLuminance: 30, yawDeg: 40, eyesOpen: 0, interEyePx: 20, sharpness: 0 };
    for (const measures of [{}, poor]) {
      const tips = tipsFor(with_(hint, measures), null);
      expect(new Set(tips).size).toBe(3);
      expect(tips).toHaveLength(3);
    }
  });

  it.each([
    ['eyes', 'eyes'],
    ['face', 'uncovered'],
    ['light', 'light'],
    ['distance', 'distance'],
  ] as const)('the service’s reason comes first: %s', (failureClass, tip) => {
    const poor = { faceLuminance: 30, yawDeg: 40, eyesOpen: 0, interEyePx: 20, sharpness: 0 };
    for (const quality of [null, good, with_('turnLeft'), with_('openEyes', poor)]) {
      const tips = tipsFor(quality, failureClass);
      expect(tips[0]).toBe(tip);
      expect(tips.slice(1), 'then as ever').toEqual(
        tipsFor(quality, null)
          .filter((other) => other !== tip)
          .slice(0, 2),
      );
      expect(new Set(tips).size).toBe(3);
    }
  });

  it('where the distance was the reason, nobody is told twice about it', () => {
    expect(tipsFor(with_('tooFar'), 'distance')).toEqual(['distance', 'light', 'uncovered']);
  });

  it('a reason that is not for the person changes nothing', () => {
    for (const quality of [null, good, with_('turnLeft')])
      expect(tipsFor(quality, 'general')).toEqual(tipsFor(quality, null));
  });
});
