import { describe, expect, it, vi } from 'vitest';
import { DoubleTouchGuard, type Control } from './double-touch.ts';

const place = { clientX: 500, clientY: 500 };

/** Node has no pointer events: an Event with the properties that are read. */
function fire(target: EventTarget, type: string, properties: object): Event {
  const event = new Event(type, { cancelable: true });
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(event, name, { value });
  target.dispatchEvent(event);
  return event;
}

interface Drawn {
  readonly name: string;
  readonly id?: number;
  readonly left?: number;
  readonly width?: number;
}

/** Buttons 100 px high and all at one height, of which the last drawn is on top. */
class Stage {
  readonly window = Object.assign(new EventTarget(), { innerWidth: 1920, innerHeight: 1080 });
  readonly guard = new DoubleTouchGuard(this.window, (x, y) => this.#at(x, y));
  readonly pressed: string[] = [];
  #drawn: Required<Drawn>[] = [];
  #nextId = 0;
  #nowMs = 10_000;
  readonly keys = vi.fn();
  readonly downs = vi.fn();

  constructor() {
    this.window.addEventListener('click', (event) => {
      const { clientX, clientY } = event as PointerEvent;
      const on = this.#at(clientX, clientY);
      if (on) this.pressed.push(on.name);
    });
    this.window.addEventListener('pointerdown', this.downs);
    this.window.addEventListener('keydown', this.keys);
  }

  draw(...buttons: readonly Drawn[]): this {
    this.#drawn = buttons.map((button) => ({ left: 400, width: 200, id: this.#nextId++, ...button }));
    return this;
  }

  tap(at: Partial<typeof place> = {}, pointerId = 1): this {
    this.press(at, pointerId);
    this.wait(40);
    return this.release(at, pointerId);
  }

  press(at: Partial<typeof place> = {}, pointerId = 1): this {
    fire(this.window, 'pointerdown', { ...place, ...at, pointerId, timeStamp: this.#nowMs });
    return this;
  }

  release(at: Partial<typeof place> = {}, pointerId = 1): this {
    fire(this.window, 'click', { ...place, ...at, pointerId, detail: 1, timeStamp: this.#nowMs });
    return this;
  }

  wait(ms: number): this {
    this.#nowMs += ms;
    return this;
  }

  #at(x: number, y: number): Control | null {
    if (y < 450 || y >= 550) return null;
    const on = this.#drawn.findLast(({ left, width }) => x >= left && x < left + width);
    return on ? { id: on.id, name: on.name, x: on.left + on.width / 2, y: 500 } : null;
  }
}

const gaps = [50, 150, 300, 450, 500, 650];

describe('a touch that soon follows another at its place', () => {
  it.each(gaps)('presses nothing that came in between, %i ms later', (gap) => {
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'agree' }).wait(gap).tap();
    expect(stage.pressed).toEqual(['start']);
  });

  it.each(gaps)('does not count on another layer of the same screen, %i ms later', (gap) => {
    const stage = new Stage().draw({ name: 'closeText', id: 1 }).tap();
    stage.draw({ name: 'agree', id: 1 }).wait(gap).tap();
    expect(stage.pressed).toEqual(['closeText']);
  });

  it('does not count on what was covered at the first', () => {
    const stage = new Stage().draw({ name: 'below', id: 1 }, { name: 'closeSheet', id: 2 }).tap();
    stage.draw({ name: 'below', id: 1 }).wait(200).tap();
    expect(stage.pressed).toEqual(['closeSheet']);
  });

  it('does not count on what has moved under the finger', () => {
    const row = { name: 'remove b', id: 2, left: 620 };
    const stage = new Stage().draw({ name: 'remove a', id: 1 }, row).tap();
    stage
      .draw({ ...row, left: 400 })
      .wait(200)
      .tap();
    expect(stage.pressed).toEqual(['remove a']);
  });

  it('does not count on the last of many taps either: a burst ends with a pause', () => {
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'agree' });
    for (let taps = 0; taps < 5; taps++) stage.wait(400).tap();
    expect(stage.pressed).toEqual(['start']);
    stage.wait(700).tap();
    expect(stage.pressed).toEqual(['start', 'agree']);
  });

  it('is measured from the release of the first, however long that was held', () => {
    const stage = new Stage().draw({ name: 'start' }).press().wait(2_000).release();
    stage.draw({ name: 'agree' }).wait(300).tap();
    expect(stage.pressed).toEqual(['start']);
  });

  it('does not count if it slipped, or began where nothing was', () => {
    const slip = { clientX: 560, clientY: 540 };
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'agree' }).wait(300).tap(slip);
    expect(stage.pressed).toEqual(['start']);
    const idle = new Stage().draw().tap();
    idle.draw({ name: 'takePicture' }).wait(300).tap();
    expect(idle.pressed).toEqual([]);
  });

  it('does not count if Chromium moved it onto a button beside it', () => {
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'agree' }).wait(300);
    stage.press({ clientY: 560 }).release();
    expect(stage.pressed).toEqual(['start']);
  });

  it('is not even seen by the keys that act on touch', () => {
    const stage = new Stage().draw({ name: 'edit' }).tap();
    stage.draw({ name: 'keyboard' }).wait(100).tap();
    expect(stage.downs).toHaveBeenCalledTimes(1);
  });
});

describe('a single touch', () => {
  it('does not count if its button was given another action meanwhile', () => {
    const stage = new Stage().draw({ name: 'back', id: 1 }).press();
    stage.draw({ name: 'askStaff', id: 1 }).release();
    expect(stage.pressed).toEqual([]);
  });

  it('counts at another place, however fast it follows', () => {
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'other', left: 700 }).wait(50).tap({ clientX: 800 });
    expect(stage.pressed).toEqual(['start', 'other']);
  });

  it('counts after a pause', () => {
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'agree' }).wait(700).tap();
    expect(stage.pressed).toEqual(['start', 'agree']);
  });
});

describe('what stands still', () => {
  it('may be pressed quickly: the same key, the one beside it, each with its own finger', () => {
    const stage = new Stage().draw({ name: '1', left: 440, width: 70 }, { name: '2', left: 510, width: 70 });
    stage.tap().wait(50).tap({}, 2).wait(50).tap({ clientX: 515 }, 3).wait(50).tap({ clientX: 505 }, 4);
    expect(stage.pressed).toEqual(['1', '1', '2', '1']);
  });

  it('may be pressed again where it has moved to', () => {
    const stage = new Stage().draw({ name: 'more', id: 1 }).tap();
    stage.draw({ name: 'more', id: 1, left: 420 }).wait(100).tap();
    expect(stage.pressed).toEqual(['more', 'more']);
  });
});

describe('a press without a pointer', () => {
  it('counts: a screen reader, a key or a script presses once', () => {
    const stage = new Stage().draw({ name: 'start' }).tap();
    stage.draw({ name: 'agree' }).wait(50).release({}, -1);
    expect(stage.pressed).toEqual(['start', 'agree']);
  });

  it('counts once per press of the key', () => {
    const { window, keys } = new Stage();
    for (const key of ['Enter', ' ']) {
      fire(window, 'keydown', { key, repeat: false });
      fire(window, 'keydown', { key, repeat: true });
    }
    fire(window, 'keydown', { key: 'Tab', repeat: true });
    expect(keys).toHaveBeenCalledTimes(3);
  });
});

it('does nothing once stopped', () => {
  const stage = new Stage().draw({ name: 'start' }).tap();
  stage.guard.stop();
  stage.draw({ name: 'agree' }).wait(50).tap();
  expect(stage.pressed).toEqual(['start', 'agree']);
});
