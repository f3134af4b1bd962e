import type { BrowserWindow, Display, Rectangle, Screen } from 'electron';
import type { Log } from '../../platform/log.ts';

/** As the setting has it. */
export type DisplayChoice = 'primary' | 'secondary';

/** One change of a display comes as several events, and a window manager moves the window itself meanwhile. */
const settleMs = 300;
/** A window that was sent to a display of another scale gets its size by the scale of the old one, so it is checked again. */
const mostTries = 3;

type Placed = Pick<Display, 'id' | 'bounds'>;

/** The display that the kiosk fills. The main one where there is no other. */
export function chooseDisplay<D extends Placed>(
  displays: readonly D[],
  primary: D,
  choice: DisplayChoice,
): D {
  if (choice === 'primary') return primary;
  const others = displays.filter(({ id }) => id !== primary.id);
  // By place, not by the order of the list, which changes with each replugging.
  others.sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y);
  return others[0] ?? primary;
}

/**
 * Keeps the window full-screen on its display when displays are connected, removed, rotated, resized or rescaled.
 * @returns a function to call when the setting changes; the main display until then
 */
export function followDisplay(
  window: BrowserWindow,
  screen: Screen,
  log: Pick<Log, 'info' | 'warn'>,
): (choice: DisplayChoice) => void {
  let choice: DisplayChoice = 'primary';
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Where the window was left that could not be brought to its display. */
  let leftAt: Rectangle | null = null;
  const look = () => {
    if (window.isDestroyed()) return;
    const { bounds } = chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), choice);
    // Reported by a system that has no display at all.
    if (bounds.width === 0 || bounds.height === 0) return;
    if (fills(window.getBounds(), bounds)) {
      tries = 0;
      return;
    }
    // The window was moved meanwhile.
    if (leftAt && !fills(window.getBounds(), leftAt)) tries = 0;
    leftAt = null;
    tries += 1;
    if (tries > mostTries) return giveUp(bounds);
    log.info({ bounds }, 'the window goes to its display');
    // A window in full screen stays on the display on which it became so.
    window.setKiosk(false);
    window.setBounds(bounds);
    window.setKiosk(true);
    lookLater();
  };
  const giveUp = (bounds: Rectangle) => {
    leftAt = window.getBounds();
    if (tries === mostTries + 1) log.warn({ bounds, window: leftAt }, 'the display is not filled');
  };
  const lookLater = () => {
    clearTimeout(timer);
    timer = setTimeout(look, settleMs);
  };
  const startOver = () => {
    tries = 0;
    lookLater();
  };
  screen.on('display-added', startOver);
  screen.on('display-removed', startOver);
  screen.on('display-metrics-changed', startOver);
  // Keys of the system move windows from display to display (Windows: Win+Shift+arrow).
  window.on('move', lookLater);
  window.on('resize', lookLater);
  let isTold = false;
  return (told) => {
    // Called on changes of other settings as well.
    if (isTold && told === choice) return;
    isTold = true;
    choice = told;
    tries = 0;
    look();
  };
}

/** Apart from rounding at a scale such as 125 %. */
const fills = (one: Rectangle, other: Rectangle): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= 1);
