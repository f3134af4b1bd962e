import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { forbidZoom } from './zoom.ts';

/** A page that is zoomed as Chromium does it: by keys and wheel, kept for the host, and by two fingers within limits. */
class ZoomedPage extends EventEmitter {
  factor = 1;
  scale = 1;
  #largestScale = 4;

  setZoomFactor(factor: number): void {
    this.factor = factor;
  }

  setVisualZoomLevelLimits(_smallest: number, largest: number): Promise<void> {
    this.#largestScale = largest;
    return Promise.resolve();
  }

  press(factor: number): void {
    this.factor = factor;
    this.emit('zoom-changed');
  }

  load(keptFactor: number): void {
    this.factor = keptFactor;
    this.#largestScale = 4;
    this.emit('did-finish-load');
  }

  pinch(scale: number): void {
    this.scale = Math.min(scale, this.#largestScale);
  }
}

it.each([
  ['by keys or wheel', (page: ZoomedPage) => page.press(3)],
  ['by what Chromium has kept from an earlier load', (page: ZoomedPage) => page.load(3)],
  ['by fingers', (page: ZoomedPage) => (page.load(1), page.pinch(3))],
])('a page stays as large as it is, whoever makes it larger: %s', (_, zoom) => {
  const page = new ZoomedPage();
  forbidZoom(page as unknown as WebContents);
  zoom(page);
  expect([page.factor, page.scale]).toEqual([1, 1]);
});
