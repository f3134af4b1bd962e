import { describe, expect, it, vi } from 'vitest';
import { DoubleTouchGuard } from './double-touch.ts';

/** Node has no UIEvent: an Event with the one property that is read. */
function fire(target: EventTarget, type: string, properties: object): Event {
  const event = Object.assign(new Event(type, { cancelable: true }), {});
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(event, name, { value });
  target.dispatchEvent(event);
  return event;
}

function guarded() {
  const target = new EventTarget();
  let now = 10_000;
  const guard = new DoubleTouchGuard(target, () => now);
  const pressed = vi.fn();
  target.addEventListener('click', pressed);
  target.addEventListener('keydown', pressed);
  return { target, guard, pressed, wait: (ms: number) => void (now += ms) };
}

describe('the double touch guard', () => {
  it('swallows the second half of a double touch right after the screen changed', () => {
    const { target, guard, pressed, wait } = guarded();
    fire(target, 'click', { detail: 1 });
    guard.screenChanged();
    wait(300);
    const second = fire(target, 'click', { detail: 2 });
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(second.defaultPrevented).toBe(true);
  });

  it('lets single touches through at any time, and double ones on a screen that stands', () => {
    const { target, guard, pressed, wait } = guarded();
    guard.screenChanged();
    fire(target, 'click', { detail: 1 });
    wait(700);
    fire(target, 'click', { detail: 2 });
    expect(pressed).toHaveBeenCalledTimes(2);
  });

  it('lets the keyboard press once per key press', () => {
    const { target, pressed } = guarded();
    for (const key of ['Enter', ' ']) {
      fire(target, 'keydown', { key, repeat: false });
      fire(target, 'keydown', { key, repeat: true });
    }
    fire(target, 'keydown', { key: 'Tab', repeat: true });
    expect(pressed).toHaveBeenCalledTimes(3);
  });

  it('does nothing once stopped', () => {
    const { target, guard, pressed } = guarded();
    guard.screenChanged();
    guard.stop();
    fire(target, 'click', { detail: 2 });
    expect(pressed).toHaveBeenCalledTimes(1);
  });
});
