import './press-feedback.css';

/** The ring spreads and is gone; ms. */
const ringMs = 300;

/**
 * Marks the button under a finger as soon as it is touched, and lets a ring of light spread from the finger on the start button.
 * Chromium's own `:active` waits about 100 ms with a touch, to see whether it becomes a scroll.
 */
export function showPresses(page: Window): void {
  let pressed: Element | null = null;
  const release = (): void => {
    pressed?.removeAttribute('data-pressed');
    pressed = null;
  };
  const onPointer = ({ target, clientX, clientY }: PointerEvent): void => {
    release();
    pressed = buttonAt(target);
    pressed?.setAttribute('data-pressed', 'true');
    if (pressed && isStart(pressed)) spreadRing(page, clientX, clientY);
  };
  const onClick = ({ target, detail }: MouseEvent): void => {
    const button = buttonAt(target);
    // A key has no place: `detail` counts touches, and is 0 for it.
    if (detail !== 0 || !button || !isStart(button)) return;
    const { left, top, width, height } = button.getBoundingClientRect();
    spreadRing(page, left + width / 2, top + height / 2);
  };
  page.addEventListener('pointerdown', onPointer, { capture: true });
  page.addEventListener('click', onClick, { capture: true });
  page.addEventListener('pointerup', release, { capture: true });
  page.addEventListener('pointercancel', release, { capture: true });
}

const buttonAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('button:enabled') : null;

const isStart = (button: Element): boolean => button.matches('[data-action="start"]');

/** Outside the screen's own elements: the screen changes before the ring is gone. */
function spreadRing({ document, matchMedia }: Window, x: number, y: number): void {
  const still =
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset['still'];
  if (still) return;
  const ring = document.createElement('div');
  ring.className = 'press-ring';
  ring.style.left = `${x}px`;
  ring.style.top = `${y}px`;
  document.body.append(ring);
  const frames = [
    { transform: 'translate(-50%, -50%) scale(0.12)', opacity: 0.9 },
    { transform: 'translate(-50%, -50%) scale(1)', opacity: 0 },
  ];
  const spreading = ring.animate(frames, { duration: ringMs, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' });
  spreading.onfinish = () => ring.remove();
  spreading.oncancel = () => ring.remove();
}
