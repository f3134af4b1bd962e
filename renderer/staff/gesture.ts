const taps = 5;
const withinMs = 3_000;
/** Of the shorter side; on a small screen never less than a finger. */
const cornerShare = 0.12;
const leastCornerPx = 80;

type Target = Pick<Window, 'addEventListener' | 'removeEventListener' | 'innerWidth' | 'innerHeight'>;

/**
 * Calls back when staff ask for their console: five touches in the upper left corner within three seconds, or
 * Ctrl+Alt+S by the place of the key, whatever the layout. It only observes: touches and keys keep their effect.
 * @returns a function that stops it
 */
export function watchForStaff(target: Target, onCalled: () => void): () => void {
  let times: readonly number[] = [];
  const onPointer = ({ clientX, clientY, timeStamp }: PointerEvent): void => {
    const side = Math.max(leastCornerPx, Math.min(target.innerWidth, target.innerHeight) * cornerShare);
    // A touch anywhere else is a customer's: the count starts again.
    const inCorner = clientX <= side && clientY <= side;
    times = inCorner ? [...times.filter((time) => timeStamp - time < withinMs), timeStamp] : [];
    if (times.length < taps) return;
    times = [];
    onCalled();
  };
  const onKey = ({ ctrlKey, altKey, code, repeat }: KeyboardEvent): void => {
    if (ctrlKey && altKey && code === 'KeyS' && !repeat) onCalled();
  };
  target.addEventListener('pointerdown', onPointer, { capture: true });
  target.addEventListener('keydown', onKey, { capture: true });
  return () => {
    target.removeEventListener('pointerdown', onPointer, { capture: true });
    target.removeEventListener('keydown', onKey, { capture: true });
  };
}
