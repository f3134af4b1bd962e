/** Chromium counts a second touch within about half a second as the second half of a double one. */
const settleMs = 700;

/**
 * Keeps the second half of a double touch, and the repeats of a held key, from pressing what has just appeared
 * under the finger: START and "I agree" are in the same place, and a double tap must not give consent.
 */
export class DoubleTouchGuard {
  #changedAt = -Infinity;
  readonly #target: EventTarget;
  readonly #now: () => number;

  /** @param target the window: its capturing listeners run before React's */
  constructor(target: EventTarget, now: () => number = () => performance.now()) {
    this.#target = target;
    this.#now = now;
    target.addEventListener('click', this.#onClick, { capture: true });
    target.addEventListener('keydown', this.#onKey, { capture: true });
  }

  screenChanged(): void {
    this.#changedAt = this.#now();
  }

  stop(): void {
    this.#target.removeEventListener('click', this.#onClick, { capture: true });
    this.#target.removeEventListener('keydown', this.#onKey, { capture: true });
  }

  /** `detail` counts touches in quick succession; a single touch elsewhere is intended, however fast it follows. */
  readonly #onClick = (event: Event): void => {
    const isSecond = (event as UIEvent).detail > 1;
    if (isSecond && this.#now() - this.#changedAt < settleMs) swallow(event);
  };

  readonly #onKey = (event: Event): void => {
    const { key, repeat } = event as KeyboardEvent;
    if (repeat && (key === 'Enter' || key === ' ')) swallow(event);
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
