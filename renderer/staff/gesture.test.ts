import { beforeEach, expect, it } from 'vitest';
import { watchForStaff } from './gesture.ts';

/** A window that is nothing but its size and its events. */
class FakeWindow extends EventTarget {
  innerWidth = 1920;
  innerHeight = 1080;
}
let page: FakeWindow;
let called: number;
let stop: () => void;
beforeEach(() => {
  page = new FakeWindow();
  called = 0;
  stop = watchForStaff(page as unknown as Window, () => (called += 1));
});

function tap(atMs: number, clientX = 40, clientY = 40): Event {
  const event = new Event('pointerdown', { cancelable: true });
  Object.defineProperties(event, {
    clientX: { value: clientX },
    clientY: { value: clientY },
    timeStamp: { value: atMs },
  });
  page.dispatchEvent(event);
  return event;
}
const press = (keys: object) => page.dispatchEvent(Object.assign(new Event('keydown'), keys));

it('hears five taps in the corner within three seconds, once, and swallows none', () => {
  const events = [0, 700, 1400, 2100, 2900].map((atMs) => tap(atMs));
  expect(called).toBe(1);
  expect(events.some((event) => event.defaultPrevented)).toBe(false);
  tap(3000);
  expect(called).toBe(1);
});

it('does not hear slow ones, four, or those that a touch elsewhere breaks', () => {
  for (const atMs of [0, 800, 1600, 2400, 3200]) tap(atMs);
  expect(called).toBe(0);
  for (const atMs of [10_000, 10_100, 10_200]) tap(atMs);
  tap(10_300, 900, 500);
  tap(10_400);
  expect(called).toBe(0);
});

it('goes by a share of the screen, and never by less than a finger', () => {
  for (let index = 0; index < 5; index += 1) tap(index, 129, 129);
  expect(called).toBe(1);
  for (let index = 0; index < 5; index += 1) tap(10_000 + index, 131, 20);
  expect(called).toBe(1);
  Object.assign(page, { innerWidth: 320, innerHeight: 240 });
  for (let index = 0; index < 5; index += 1) tap(20_000 + index, 79, 79);
  expect(called).toBe(2);
});

it('hears the keys by their place', () => {
  press({ ctrlKey: true, altKey: true, code: 'KeyS', key: 'ы', repeat: false });
  expect(called).toBe(1);
  press({ ctrlKey: true, altKey: true, code: 'KeyS', repeat: true });
  press({ ctrlKey: true, altKey: false, code: 'KeyS', repeat: false });
  press({ ctrlKey: true, altKey: true, code: 'KeyA', repeat: false });
  expect(called).toBe(1);
});

it('hears nothing once it is stopped', () => {
  stop();
  for (let index = 0; index < 5; index += 1) tap(index);
  press({ ctrlKey: true, altKey: true, code: 'KeyS', repeat: false });
  expect(called).toBe(0);
});
