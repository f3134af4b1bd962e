import { hints, type Hint } from '../../preload/contract.ts';

/** A shorter fault gets no hint: one blurred frame, one detector error. Our value. */
export const notedAfterMs = 250;
/** A blink takes up to 400 ms and must not cause a hint. */
export const eyesNotedAfterMs = 500;
/** Time to read three words and begin to follow them. Our value; older adults read about 2 words/s on signs. */
export const shownAtLeastMs = 900;
/** "Hold still" may come sooner: it confirms what the person just did. */
export const steadyAtLeastMs = 300;
/** A hint that no frame has given for this long disappears, even if the frames don't agree on another. */
const staleAfterMs = 1_000;
/** A hint given by every other frame stays alive on a slow camera too: this many frame intervals may pass in between. */
const mostGaps = 2.5;

export interface HeldHint {
  readonly shown: Hint;
  readonly shownSinceMs: number;
  /** When a frame last gave the hint that is shown. */
  readonly confirmedMs: number;
  /** Of the last frame. */
  readonly lastMs: number;
  /** The hint to show next, if frames keep giving it. */
  readonly next: Rival | null;
}

interface Rival {
  readonly hint: Hint;
  readonly sinceMs: number;
  readonly seenMs: number;
}

/**
 * Keeps the text from flickering: takes each frame's hint and returns which one to show. Of alternating hints the most
 * urgent one is shown, since a less urgent one in between doesn't interrupt it.
 * @param held null for the first frame
 * @param atMs of the frame; grows from call to call
 */
export function holdHint(held: HeldHint | null, hint: Hint, atMs: number): HeldHint {
  if (!held) return showing(hint, atMs);
  const next = rivalOf(held, hint, atMs);
  const confirmedMs = hint === held.shown ? atMs : held.confirmedMs;
  const isStale = atMs - confirmedMs >= Math.max(staleAfterMs, mostGaps * (atMs - held.lastMs));
  const isDue =
    hint !== held.shown &&
    atMs - held.shownSinceMs >= leastMs(held.shown, hint) &&
    (isStale || (next?.hint === hint && atMs - next.sinceMs >= noticeMs(hint)));
  return isDue ? showing(hint, atMs) : { ...held, confirmedMs, lastMs: atMs, next };
}

function showing(hint: Hint, atMs: number): HeldHint {
  return { shown: hint, shownSinceMs: atMs, confirmedMs: atMs, lastMs: atMs, next: null };
}

/** The hint that would be shown next, after a frame that gives `hint`. */
function rivalOf({ shown, next: before, lastMs }: HeldHint, hint: Hint, atMs: number): Rival | null {
  const livesMs = Math.max(notedAfterMs, mostGaps * (atMs - lastMs));
  const rival = before && atMs - before.seenMs <= livesMs ? before : null;
  // The frame confirms what is shown: only something more urgent outlives that.
  if (hint === shown) return rival && isMoreUrgent(rival.hint, shown) ? rival : null;
  if (rival?.hint === hint) return { ...rival, seenMs: atMs };
  return rival && isMoreUrgent(rival.hint, hint) ? rival : { hint, sinceMs: atMs, seenMs: atMs };
}

function isMoreUrgent(one: Hint, other: Hint): boolean {
  return hints.indexOf(one) < hints.indexOf(other);
}

function leastMs(shown: Hint, next: Hint): number {
  return shown === 'steady' || next === 'steady' ? steadyAtLeastMs : shownAtLeastMs;
}

function noticeMs(hint: Hint): number {
  return hint === 'openEyes' ? eyesNotedAfterMs : notedAfterMs;
}
