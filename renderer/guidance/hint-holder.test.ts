import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hints, type Hint } from '../../preload/contract.ts';
import {
  eyesNotedAfterMs,
  holdHint,
  notedAfterMs,
  shownAtLeastMs,
  steadyAtLeastMs,
  type HeldHint,
} from './hint-holder.ts';

interface Said {
  readonly hint: Hint;
  readonly afterMs: number;
}

/** What is shown after each frame. */
function show(frames: readonly Said[]): (HeldHint & { readonly atMs: number })[] {
  let held: HeldHint | null = null;
  let atMs = 1_000;
  return frames.map(({ hint, afterMs }) => {
    atMs += afterMs;
    held = holdHint(held, hint, atMs);
    return { ...held, atMs };
  });
}

const every = (afterMs: number, ...said: readonly Hint[]): Said[] => said.map((hint) => ({ hint, afterMs }));
const repeat = (times: number, ...said: readonly Hint[]): Hint[] =>
  Array.from({ length: times }, () => said).flat();
const shown = (frames: readonly Said[]): Hint[] =>
  show(frames)
    .map((one) => one.shown)
    .filter((hint, index, all) => hint !== all[index - 1]);

const anyHint = fc.constantFrom(...hints);
const anyFrames = fc.array(fc.record({ hint: anyHint, afterMs: fc.integer({ min: 30, max: 300 }) }), {
  minLength: 1,
  maxLength: 120,
});

describe('a hint', () => {
  it('is shown at once when it is the first', () => {
    expect(shown(every(80, 'tooFar'))).toEqual(['tooFar']);
  });

  it('gives way to another that lasts, when its time is over', () => {
    const frames = show(every(50, ...repeat(40, 'tooFar'), ...repeat(10, 'tooNear')));
    expect(frames.at(-6)?.shown).toBe('tooFar');
    expect(frames.at(-1)?.shown).toBe('tooNear');
  });

  it('stays its time, whatever the frames say by then', () => {
    const frames = show(every(50, 'tooFar', ...repeat(30, 'tooNear')));
    const changed = frames.find((one) => one.shown === 'tooNear');
    expect(changed?.atMs).toBe(1_050 + shownAtLeastMs);
  });

  it('gives way sooner to the word that all is well, and that to the next fault', () => {
    const frames = show(every(50, 'tooFar', ...repeat(12, 'steady'), ...repeat(12, 'tooFar')));
    expect(frames.find((one) => one.shown === 'steady')?.atMs).toBe(1_050 + steadyAtLeastMs);
    expect(frames.at(-1)?.shown).toBe('tooFar');
  });

  it('of a single frame is not shown', () => {
    expect(
      shown(every(80, ...repeat(20, 'steady'), 'noFace', ...repeat(20, 'steady'), 'holdStill', 'steady')),
    ).toEqual(['steady']);
  });

  it('is not shown for a blink, but for eyes that stay closed', () => {
    expect(eyesNotedAfterMs).toBeGreaterThan(400);
    const blink = repeat(5, 'openEyes');
    expect(shown(every(80, ...repeat(20, 'steady'), ...blink, ...repeat(20, 'steady')))).toEqual(['steady']);
    expect(shown(every(80, ...repeat(20, 'steady'), ...blink, ...blink))).toEqual(['steady', 'openEyes']);
  });

  it('on a slow machine is still shown', () => {
    expect(shown(every(400, ...repeat(3, 'steady'), ...repeat(4, 'tooDark')))).toEqual(['steady', 'tooDark']);
  });
});

describe('whatever the frames say', () => {
  it('a hint is never replaced before its least time', () => {
    fc.assert(
      fc.property(anyFrames, (frames) => {
        const all = show(frames);
        all.forEach((one, index) => {
          const before = all[index - 1];
          if (!before || before.shown === one.shown) return;
          const calm = before.shown === 'steady' || one.shown === 'steady';
          expect(one.atMs - before.shownSinceMs).toBeGreaterThanOrEqual(
            calm ? steadyAtLeastMs : shownAtLeastMs,
          );
        });
      }),
    );
  });

  it('what is shown was said a second ago at most', () => {
    fc.assert(
      fc.property(anyFrames, (frames) => {
        const saidAt = new Map<Hint, number>();
        show(frames).forEach((one, index) => {
          saidAt.set(frames[index]!.hint, one.atMs);
          expect(one.atMs - saidAt.get(one.shown)!).toBeLessThan(1_000);
        });
      }),
    );
  });

  it('once they agree, their hint is shown soon and stays', () => {
    fc.assert(
      fc.property(anyFrames, anyHint, fc.integer({ min: 30, max: 200 }), (frames, hint, afterMs) => {
        const agreed = Math.ceil(2_000 / afterMs);
        const soon = shownAtLeastMs + notedAfterMs + eyesNotedAfterMs;
        const all = show([...frames, ...every(afterMs, ...repeat(agreed, hint))]);
        const since = all[frames.length]!.atMs;
        for (const one of all.slice(frames.length)) {
          if (one.atMs - since >= soon + afterMs) expect(one.shown).toBe(hint);
        }
      }),
    );
  });
});

describe.each([2, 3, 5, 12, 30, 60])('at %i frames a second', (fps) => {
  const apartMs = 1_000 / fps;
  const seconds = (count: number, ...said: readonly Hint[]): Hint[] =>
    repeat((count * fps) / said.length, ...said);

  it('a hint gives way to another that lasts, after two frames more than its time at most', () => {
    const all = show(every(apartMs, ...seconds(4, 'tooFar'), ...seconds(4, 'tooDark')));
    const begunMs = all[4 * fps]!.atMs;
    const changedMs = all.find(({ shown: hint }) => hint === 'tooDark')!.atMs;
    expect(changedMs - begunMs).toBeLessThanOrEqual(notedAfterMs + 2 * apartMs);
  });

  it('of two that take turns the more urgent one is shown, and stays', () => {
    const all = show(every(apartMs, ...seconds(4, 'steady'), ...seconds(12, 'tooDark', 'tooFar')));
    const hints = all.map((one) => one.shown).filter((hint, index, them) => hint !== them[index - 1]);
    expect(hints.at(-1)).toBe('tooFar');
    expect(hints.length).toBeLessThanOrEqual(3);
  });
});

describe('hints that take turns', () => {
  const changes = (frames: readonly Said[]): number => shown(frames).length - 1;

  it('frame by frame never flicker: one change, to the more urgent one', () => {
    fc.assert(
      fc.property(anyHint, anyHint, fc.integer({ min: 33, max: 120 }), (one, other, afterMs) => {
        const frames = every(afterMs, ...repeat(100, one, other));
        const last = show(frames).at(-1)!.shown;
        expect(changes(frames)).toBeLessThanOrEqual(1);
        expect(last).toBe(hints.find((hint) => hint === one || hint === other));
      }),
    );
  });

  it('an urgent one every other frame is not kept out by two others between', () => {
    fc.assert(
      fc.property(
        anyHint,
        anyHint,
        anyHint,
        fc.integer({ min: 33, max: 120 }),
        (one, other, start, afterMs) => {
          const urgent: Hint = 'severalPeople';
          fc.pre(one !== 'noFace' && other !== 'noFace');
          const frames = every(afterMs, ...repeat(20, start), ...repeat(100, urgent, one, urgent, other));
          expect(show(frames).at(-1)!.shown).toBe(urgent);
        },
      ),
    );
  });

  it('all of them, again and again: something that is true is shown, and not for too short', () => {
    const frames = every(
      80,
      ...repeat(20, 'steady'),
      ...repeat(10, ...hints.filter((one) => one !== 'steady')),
    );
    expect(show(frames).at(-1)!.shown).not.toBe('steady');
    expect(changes(frames)).toBeLessThanOrEqual((frames.length * 80) / shownAtLeastMs);
  });
});
