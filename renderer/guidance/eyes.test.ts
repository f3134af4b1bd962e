import { describe, expect, it } from 'vitest';
import { emptyFrameAt, frameAt, goodPixels, type Change } from '../../test/fakes/observations.ts';
import { assess } from './assess.ts';
import { noteEyes, unseenEyes } from './eyes.ts';
import { kioskThresholds } from './thresholds.ts';

const { eyesDark } = goodPixels;
const at = (atMs: number, eyesOpen: number, face: Change['face'] = {}) =>
  frameAt(atMs, { face: { eyesOpen, ...face } });
/** The hint for a person whose eyes had this aspect ratio when widest open. */
const hintAt = (eyesOpen: number, widest: number, dark = eyesDark) =>
  assess(frameAt(0, { face: { eyesOpen }, pixels: { eyesDark: dark } }), {
    widest: widest * eyesDark,
    atMs: 0,
  }).hint;

describe('a person’s own eyes', () => {
  it('are as open as they were at their widest, which fades slowly', () => {
    const seen = [0.3, 0.34, 0.2, 0.33].reduce(
      (before, now, index) => noteEyes(before, at(index * 80, now)),
      unseenEyes,
    );
    expect(seen.widest).toBeGreaterThan(0.33 * eyesDark);
    expect(seen.widest).toBeLessThan(0.34 * eyesDark);
  });

  it.each([2, 12, 60])('fade by time, at %i frames a second as at any other', (fps) => {
    let eyes = noteEyes(unseenEyes, at(0, 0.4));
    for (let frame = 1; frame <= 10 * fps; frame += 1) {
      eyes = noteEyes(eyes, at((frame * 1_000) / fps, 0.1));
    }
    expect(eyes.widest).toBeCloseTo(0.4 * eyesDark * Math.exp(-0.6), 5);
  });

  it('are not judged from the side, nor without a face', () => {
    const seen = { widest: 0.3, atMs: 0 };
    expect(noteEyes(seen, at(80, 0.5, { yawDeg: 20 }))).toBe(seen);
    expect(noteEyes(seen, at(80, 0.5, { pitchDeg: -20 }))).toBe(seen);
    expect(noteEyes(seen, emptyFrameAt(80))).toBe(seen);
  });

  it('wide ones are closed when they are much narrower than before', () => {
    expect(hintAt(0.22, 0.32)).toBe('openEyes');
    expect(hintAt(0.27, 0.32)).toBe('steady');
  });

  it('narrow ones are closed when lids are seen where the iris was', () => {
    expect(hintAt(0.22, 0.24, 0.5)).toBe('openEyes');
    expect(hintAt(0.22, 0.24, 0.67)).toBe('steady');
  });

  it('narrow ones are open', () => {
    expect(hintAt(0.22, 0.24)).toBe('steady');
    expect(hintAt(0.22, 0)).toBe('steady');
  });

  it('that measure narrow because the picture is blurred are none of the person’s doing', () => {
    const blurred = frameAt(0, { face: { eyesOpen: 0.1 }, pixels: { sharpness: 1 } });
    expect(assess(blurred).hint).toBe('holdStill');
    expect(assess(frameAt(0, { face: { eyesOpen: 0.1 } })).hint).toBe('openEyes');
  });

  it('very narrow ones are closed, whoever’s they are', () => {
    expect(hintAt(kioskThresholds.eyesOpen.enter / eyesDark - 0.001, 0)).toBe('openEyes');
  });
});
