import { halve } from '../../camera/resample.ts';
import { RgbxImage } from '../../camera/rgbx-image.ts';

/** One of a picture's sizes. */
export interface Level {
  readonly image: RgbxImage;
  /** Pixels of the whole picture across one pixel of this level. */
  readonly scale: number;
}

/** The smallest level: the models use 192×192, and find no more in larger ones. */
const leastLongestSidePx = 640;

/** A picture and its halves, quarters … as many as needed: sampling a much smaller picture from the whole one would alias. */
export class Pyramid {
  #levels: readonly Level[] = [];
  readonly #halves: RgbxImage[] = [];

  build(whole: RgbxImage): void {
    const levels: Level[] = [{ image: whole, scale: 1 }];
    let image = whole;
    for (let depth = 0; Math.max(image.width, image.height) >= 2 * leastLongestSidePx; depth += 1) {
      const half = (this.#halves[depth] ??= new RgbxImage());
      halve(image, half);
      image = half;
      levels.push({ image, scale: 2 ** (depth + 1) });
    }
    this.#levels = levels;
  }

  /** @param step distance between samples, in pixels of the whole picture */
  levelFor(step: number): Level {
    const level = this.#levels.findLast(({ scale }) => scale <= step) ?? this.#levels[0];
    if (!level) throw new Error('no picture was built');
    return level;
  }

  wipe(): void {
    this.#levels = [];
    for (const half of this.#halves) half.wipe();
  }
}
