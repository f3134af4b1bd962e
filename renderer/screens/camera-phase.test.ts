import { describe, expect, it } from 'vitest';
import { hints, type Hint } from '../../preload/contract.ts';
import type { CameraPhase } from '../flow/view.ts';
import { restingOval, type Guidance } from '../guidance/guidance.ts';
import { bodyOf, canTake, hintOf, ovalOf, ringOf } from './camera-phase.ts';
import { isLit } from './camera-screen.tsx';

const oval = { cx: 4, cy: 50, rx: 24, ry: 32 };
const guiding = (
  hint: Hint,
  { holding = null, late = false }: { holding?: Guidance['holding']; late?: boolean } = {},
): CameraPhase => ({ name: 'guiding', guidance: { hint, oval, holding }, canTake: late, offersStaff: false });
const manual: CameraPhase = { name: 'manual' };
const countdown: CameraPhase = { name: 'countdown', oval, id: 3, durationMs: 3_000 };
const capturing: CameraPhase = { name: 'capturing', oval };

describe('each phase shows', () => {
  it('the hint while guiding, else what it is about', () => {
    expect(hintOf(guiding('moveUp'))).toBe('moveUp');
    expect(hintOf(manual)).toBe('manual');
  });

  it('the oval where the guidance has it, and at rest where there is none', () => {
    for (const phase of [guiding('tooFar'), countdown, capturing]) expect(ovalOf(phase)).toBe(oval);
    expect(ovalOf(manual)).toBe(restingOval);
    expect(ovalOf({ name: 'opening' })).toBe(restingOval);
  });

  it('a ring while something runs', () => {
    const holding = { id: 7, durationMs: 800 };
    expect(ringOf(guiding('steady', { holding }))).toBe(holding);
    expect(ringOf(guiding('steady'))).toBeNull();
    expect(ringOf(countdown)).toMatchObject({ id: 3, durationMs: 3_000 });
    expect(ringOf(capturing)).toBe('closed');
    expect(ringOf(manual)).toBeNull();
  });

  it('the button at once without guidance, and late with it', () => {
    expect(canTake(manual)).toBe(true);
    expect(canTake(guiding('tooFar', { late: true }))).toBe(true);
    expect([guiding('tooFar'), countdown, capturing].some(canTake)).toBe(false);
  });
});

describe('the sentence beside the preview', () => {
  it('changes for the light and for the button, and for nothing else', () => {
    const said = hints.filter((hint) => bodyOf(guiding(hint), false) !== 'guiding');
    expect(said).toEqual(['lightBehind', 'tooDark', 'tooBright', 'unevenLight']);
    for (const hint of hints) expect(bodyOf(guiding(hint, { late: true }), true)).toBe('canTake');
  });

  it('says so when the screen has become brighter', () => {
    expect(bodyOf(guiding('tooDark'), true)).toBe('lamp');
    expect(bodyOf(guiding('unevenLight'), true)).toBe('light');
  });
});

describe('the lamp', () => {
  it('is lit by the dark and put out by too much light, and by nothing else', () => {
    for (const hint of hints) {
      expect(isLit(false, hint), hint).toBe(hint === 'tooDark');
      expect(isLit(true, hint), hint).toBe(hint !== 'tooBright');
    }
    expect(isLit(true, 'capturing')).toBe(true);
  });
});
