/** Longer than any double tap: Chromium counts up to 500 ms between its halves, an unsteady hand needs more. */
const settleMs = 700;
/** How far apart the two halves may be, of the shorter side; never less than a finger's breadth. */
const slipShare = 0.1;
const leastSlipPx = 80;
/** A button's middle moves less than this while it is drawn pressed. */
const unmovedPx = 8;
const samplesAcross = 7;

/** Something that can be pressed, as it is drawn now. */
export interface Control {
  /** A number for the element: a reference would keep a screen that has gone, and its picture, in memory. */
  readonly id: number;
  /** What it does: an element can be given another action in place. */
  readonly name: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
}

/** What a touch at a place would press; null: nothing. */
export type ControlAt = (x: number, y: number) => Control | null;

interface Touch {
  /** Of the last touch of the burst; all else is of its first. */
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
  readonly pressed: Control | null;
  /** What could be pressed around it. */
  readonly shown: readonly Control[];
}

interface Current {
  readonly pointerId: number;
  readonly on: Control | null;
  /** The touch that it follows too soon and too near. */
  readonly after: Touch | null;
}

type Page = Pick<Window, 'innerWidth' | 'innerHeight'> & EventTarget;

/**
 * Keeps the second half of a double tap, and the repeats of a held key, from pressing what has just appeared under the finger.
 * A touch that soon follows another near its place counts only if what it presses was shown there at the first. So a screen, a
 * layer or a dialog may open under the finger, and keys may be typed quickly.
 */
export class DoubleTouchGuard {
  readonly #page: Page;
  readonly #controlAt: ControlAt;
  #last: Touch | null = null;
  #current: Current | null = null;

  /** @param page the window: its capturing listeners run before React's */
  constructor(page: Page, controlAt: ControlAt) {
    this.#page = page;
    this.#controlAt = controlAt;
    page.addEventListener('pointerdown', this.#onDown, { capture: true });
    page.addEventListener('click', this.#onClick, { capture: true });
    page.addEventListener('keydown', this.#onKey, { capture: true });
  }

  stop(): void {
    this.#page.removeEventListener('pointerdown', this.#onDown, { capture: true });
    this.#page.removeEventListener('click', this.#onClick, { capture: true });
    this.#page.removeEventListener('keydown', this.#onKey, { capture: true });
  }

  /** Not at the click only: the on-screen keyboard acts on touch. */
  readonly #onDown = (event: Event): void => {
    const { clientX: x, clientY: y, pointerId, timeStamp: atMs } = event as PointerEvent;
    const last = this.#last;
    const follows = last !== null && atMs - last.atMs < settleMs && this.#isNear(last, x, y);
    const on = this.#controlAt(x, y);
    this.#current = { pointerId, on, after: follows ? last : null };
    const isRefused = this.#isRefused(on);
    // A burst is measured from its first touch: otherwise the third would press what the second found on the screen.
    const continues = follows && (isRefused || on === null);
    this.#last = continues ? { ...last, atMs } : { atMs, x, y, pressed: on, shown: this.#shownAround(x, y) };
    if (isRefused) swallow(event);
  };

  /** A press by a key, a screen reader or a script has no pointer, and is one press. */
  readonly #onClick = (event: Event): void => {
    const { clientX, clientY, pointerId, timeStamp: atMs } = event as PointerEvent;
    const touch = this.#current;
    if (touch?.pointerId !== pointerId) return;
    const { on: first, after } = touch;
    // Asked again: Chromium moves a touch beside a button onto it.
    const on = this.#controlAt(clientX, clientY);
    const isOther = first !== null && on?.id === first.id && on.name !== first.name;
    const isRefused = isOther || this.#isRefused(first) || this.#isRefused(on);
    const burst = isRefused && after !== null ? after : this.#last;
    this.#last = burst && { ...burst, atMs };
    if (isRefused) swallow(event);
  };

  readonly #onKey = (event: Event): void => {
    const { key, repeat } = event as KeyboardEvent;
    if (repeat && (key === 'Enter' || key === ' ')) swallow(event);
  };

  #isRefused(on: Control | null): boolean {
    const after = this.#current?.after ?? null;
    return after !== null && on !== null && !wasShown(after, on);
  }

  get #slipPx(): number {
    return Math.max(leastSlipPx, Math.min(this.#page.innerWidth, this.#page.innerHeight) * slipShare);
  }

  #isNear(last: Touch, x: number, y: number): boolean {
    return Math.hypot(x - last.x, y - last.y) <= this.#slipPx;
  }

  /** By looking at single places, so that what a dialog covers does not count. */
  #shownAround(x: number, y: number): readonly Control[] {
    const step = (2 * this.#slipPx) / (samplesAcross - 1);
    const offsets = Array.from({ length: samplesAcross }, (_, index) => index * step - this.#slipPx);
    return offsets
      .flatMap((dy) => offsets.map((dx) => this.#controlAt(x + dx, y + dy)))
      .filter((control) => control !== null);
  }
}

/** The control that was pressed first may have moved; another may not have moved under the finger. */
function wasShown({ pressed, shown }: Touch, now: Control): boolean {
  const isIt = (then: Control) => then.id === now.id && then.name === now.name;
  if (pressed && isIt(pressed)) return true;
  return shown.some((then) => isIt(then) && Math.hypot(now.x - then.x, now.y - then.y) < unmovedPx);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The keys of a keyboard change with Shift: all of it is one control, in which anything may be typed quickly. */
const keyboard = '[data-typing]';
const controls = `${keyboard}, a, button, input, label, select, summary, textarea`;

/** @returns what a touch presses in this document */
export function controlsOf(page: Document): ControlAt {
  const ids = new WeakMap<Element, number>();
  let seen = 0;
  const idOf = (element: Element): number => {
    const id = ids.get(element) ?? seen++;
    ids.set(element, id);
    return id;
  };
  return (x, y) => {
    const under = page.elementFromPoint(x, y)?.closest<HTMLElement>(controls);
    if (!under) return null;
    const element = under.closest<HTMLElement>(keyboard) ?? under;
    const { left, top, width, height } = element.getBoundingClientRect();
    return { id: idOf(element), name: nameOf(element), x: left + width / 2, y: top + height / 2 };
  };
}

function nameOf(element: HTMLElement): string {
  const { action, value, language, typing } = element.dataset;
  const named = [action, value, language, typing].filter((part) => part !== undefined);
  return named.length > 0 ? named.join(' ') : (element.textContent ?? '');
}
