import { EventEmitter } from 'node:events';
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseDisplay, followDisplay } from './follow-display.ts';

const display = (id: number, x: number, y: number, width: number, height: number) => ({
  id,
  bounds: { x, y, width, height },
});
const main = display(1, 0, 0, 1920, 1080);
const right = display(2, 1920, 0, 1366, 768);
const left = display(3, -1080, 0, 1080, 1920);

describe('the display that is filled', () => {
  it.each([
    ['the main one', [main, right], 'primary', main],
    ['the main one, wherever it stands in the list', [right, main], 'primary', main],
    ['the second one', [main, right], 'secondary', right],
    ['the main one where there is no second', [main], 'secondary', main],
    ['of several others the leftmost', [right, main, left], 'secondary', left],
    [
      'of two above one another the upper',
      [main, display(5, 0, 2160, 1, 1), display(4, 0, 1080, 1, 1)],
      'secondary',
      display(4, 0, 1080, 1, 1),
    ],
  ] as const)('is %s', (_name, displays, choice, wanted) => {
    expect(chooseDisplay(displays, main, choice)).toEqual(wanted);
  });

  it('does not hang on the order in which the system lists them', () => {
    const place = fc.tuple(fc.integer(), fc.integer());
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 1, maxLength: 5, selector: String }),
        fc.func(fc.integer()),
        (places, order) => {
          const displays = places.map(([x, y], id) => display(id, x, y, 100, 100));
          const shuffled = displays.toSorted((a, b) => order(a.id) - order(b.id));
          for (const choice of ['primary', 'secondary'] as const)
            expect(chooseDisplay(shuffled, displays[0]!, choice)).toBe(
              chooseDisplay(displays, displays[0]!, choice),
            );
        },
      ),
    );
  });
});

describe('the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** @param obeys false: a window manager that puts it elsewhere */
  function rig({ obeys = true } = {}) {
    const state = {
      bounds: main.bounds as Rectangle,
      kiosk: true,
      destroyed: false,
      displays: [main] as (typeof main)[],
    };
    const moves: Rectangle[] = [];
    const window = Object.assign(new EventEmitter(), {
      isDestroyed: () => state.destroyed,
      getBounds: () => state.bounds,
      setKiosk: (on: boolean) => void (state.kiosk = on),
      setBounds(bounds: Rectangle) {
        // As on Windows: in full screen it stays where it is.
        expect(state.kiosk).toBe(false);
        moves.push(bounds);
        if (obeys) state.bounds = bounds;
        window.emit('move');
      },
    });
    const screen = Object.assign(new EventEmitter(), {
      getAllDisplays: () => state.displays,
      getPrimaryDisplay: () => state.displays[0]!,
    });
    const log = { info: vi.fn(), warn: vi.fn() };
    const showOn = followDisplay(window as unknown as BrowserWindow, screen as unknown as Screen, log);
    const become = (displays: readonly (typeof main)[], event: string) => {
      state.displays = [...displays];
      screen.emit(event);
      vi.advanceTimersByTime(300);
    };
    return { state, moves, window, screen, log, showOn, become };
  }

  it.each(['display-added', 'display-removed', 'display-metrics-changed'])(
    'fills its display after %s, still as a kiosk',
    (event) => {
      const { state, become } = rig();
      const turned = display(1, 0, 0, 1080, 1920);
      become([turned], event);
      expect(state).toMatchObject({ bounds: turned.bounds, kiosk: true });
    },
  );

  it('goes to the main display when the second is gone, and comes back with it', () => {
    const { state, showOn, become } = rig();
    become([main, right], 'display-added');
    expect(state.bounds).toEqual(main.bounds);
    showOn('secondary');
    expect(state.bounds).toEqual(right.bounds);
    become([main], 'display-removed');
    expect(state.bounds).toEqual(main.bounds);
    become([main, right], 'display-added');
    expect(state.bounds).toEqual(right.bounds);
    showOn('primary');
    expect(state).toMatchObject({ bounds: main.bounds, kiosk: true });
  });

  it('moves once after a burst of events, and not at all where it fills its display already', () => {
    const { moves, screen, become } = rig();
    for (let count = 0; count < 20; count += 1) {
      screen.emit('display-metrics-changed');
      vi.advanceTimersByTime(100);
    }
    expect(moves).toEqual([]);
    for (let count = 0; count < 20; count += 1) screen.emit('display-metrics-changed');
    become([right], 'display-removed');
    become([display(2, 1920, 0, 1367, 768)], 'display-metrics-changed');
    expect(moves).toEqual([right.bounds]);
  });

  it.each(['move', 'resize'])('that was moved away comes back after its %s', (event) => {
    const { state, window } = rig();
    state.bounds = right.bounds;
    window.emit(event);
    vi.advanceTimersByTime(300);
    expect(state).toMatchObject({ bounds: main.bounds, kiosk: true });
  });

  it('that is where it was left is let be while the same choice is told again, and comes back once it was moved from there', () => {
    const { state, moves, window, showOn, become } = rig({ obeys: false });
    become([right], 'display-removed');
    vi.advanceTimersByTime(60_000);
    showOn('primary');
    expect(moves).toHaveLength(4);
    vi.advanceTimersByTime(60_000);
    const before = moves.length;
    for (let times = 0; times < 5; times += 1) showOn('primary');
    vi.advanceTimersByTime(60_000);
    expect(moves).toHaveLength(before);
    state.bounds = left.bounds;
    window.emit('move');
    vi.advanceTimersByTime(300);
    expect(moves).toHaveLength(before + 1);
  });

  it('that is not let onto its display is tried three times, and it is told; the next event tries anew', () => {
    const { state, moves, log, become } = rig({ obeys: false });
    become([right], 'display-removed');
    vi.advanceTimersByTime(60_000);
    expect(moves).toHaveLength(3);
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(state.kiosk).toBe(true);
    become([right], 'display-metrics-changed');
    expect(moves).toHaveLength(4);
  });

  it('stays while there is no display at all, and nothing is done to one that is gone', () => {
    const { state, moves, become } = rig();
    become([display(0, 0, 0, 0, 0)], 'display-removed');
    state.destroyed = true;
    become([right], 'display-added');
    expect(moves).toEqual([]);
  });
});
