import { readFileSync } from 'node:fs';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { inRoot } from '../../build/bootstrap/paths.mjs';
import { sample } from '../../renderer/camera/resample.ts';
import { RgbxImage } from '../../renderer/camera/rgbx-image.ts';
import { boxAround } from '../../renderer/guidance/measure/face.ts';
import { outline, pointsAt } from '../../renderer/guidance/measure/mesh.ts';
import type { Box } from '../../renderer/guidance/observation.ts';
import { seededRandom } from '../fakes/random.ts';
import portraitMeshes from './portrait-meshes.json' with { type: 'json' };

/** @param path of a JPEG or PNG file, from the project's folder */
export function readImage(path: string): RgbxImage {
  const file = readFileSync(inRoot(path));
  const { width, height, data } = path.endsWith('.png')
    ? PNG.sync.read(file)
    : jpeg.decode(file, { useTArray: true });
  const image = new RgbxImage();
  image.resize(width, height);
  image.data.set(data);
  return image;
}

export type PersonName = 'astronaut' | 'hopper';

/** A person, or a portrait, in a painted frame. */
export interface Painted {
  readonly who: PersonName;
  /** Height of the face, hairline to chin, over the frame's. */
  readonly faceHeight: number;
  /** The face's middle, in shares of the frame's width and height. */
  readonly x: number;
  readonly y: number;
  readonly rollDeg?: number;
  /** A framed picture keeps its own backdrop and its edges. */
  readonly framed?: true;
  /** Changes the portrait before it is painted. */
  readonly dress?: (portrait: RgbxImage, mesh: Float32Array) => void;
}

const files = { astronaut: 'test/fixtures/astronaut.png', hopper: 'test/fixtures/grace_hopper.jpg' } as const;

interface Portrait {
  readonly image: RgbxImage;
  readonly mesh: Float32Array;
}
const portraits = new Map<string, Portrait>();

function portraitOf({ who, dress }: Painted): Portrait {
  const key = `${who} ${dress?.name ?? ''}`;
  let portrait = portraits.get(key);
  if (!portrait) {
    portrait = { image: readImage(files[who]), mesh: Float32Array.from(portraitMeshes[who]) };
    dress?.(portrait.image, portrait.mesh);
    portraits.set(key, portrait);
  }
  return portrait;
}

/** Paints frames of a hall with people in it, as from a camera. The same calls give the same pixels. */
export class Painter {
  readonly frame = new RgbxImage();
  readonly #hall = new RgbxImage();
  readonly #patch = new RgbxImage();
  readonly #noise: Int8Array;
  readonly #random = seededRandom(7);

  /** @param sigma of the sensor's noise, levels of 255 */
  constructor({ width = 640, height = 480, sigma = 2 } = {}) {
    this.frame.resize(width, height);
    this.#hall.resize(width, height);
    for (let at = 0; at < width * height; at += 1) {
      const level = 120 + 40 * Math.sin((at % width) / 90) + 20 * Math.cos(Math.floor(at / width) / 70);
      this.#hall.data.set([level, level * 0.95, level * 0.9, 255], at * 4);
    }
    const gauss = (): number => (this.#random() + this.#random() + this.#random() - 1.5) * 2 * sigma;
    this.#noise = Int8Array.from({ length: 1 << 20 }, () => Math.round(gauss()));
  }

  /** People further away first. @returns `frame`, repainted */
  paint(people: readonly Painted[]): RgbxImage {
    this.frame.data.set(this.#hall.data);
    for (const person of people) this.#place(person);
    const { data } = this.frame;
    const noise = this.#noise;
    const last = noise.length - 1;
    let from = Math.floor(this.#random() * noise.length);
    for (let at = 0; at < data.length; at += 4) {
      // Sensors' noise differs from channel to channel only in part: one number a pixel will do.
      const level = noise[(from = (from + 1) & last)]!;
      data[at]! += level;
      data[at + 1]! += level;
      data[at + 2]! += level;
    }
    return this.frame;
  }

  #place(person: Painted): void {
    const { image, mesh } = portraitOf(person);
    const { width, height } = this.frame;
    const face = boxAround(pointsAt(mesh, outline));
    const step = face.height / (person.faceHeight * height);
    const angle = (-(person.rollDeg ?? 0) * Math.PI) / 180;
    const [dx, dy] = [step * Math.cos(angle), step * Math.sin(angle)];
    const middle = { x: face.x + face.width / 2, y: face.y + face.height / 2 };
    const [atX, atY] = [person.x * width, person.y * height];
    // Only where something of the person is seen: painting takes most of the time of a film's test.
    const shown = shownPart(person, face);
    const corners = [shown.left, shown.right].flatMap((u) =>
      [shown.top, shown.bottom].map((v) => {
        const [du, dv] = [clamp(u, image.width) - middle.x, clamp(v, image.height) - middle.y];
        return { x: atX + (du * dx + dv * dy) / step ** 2, y: atY + (dv * dx - du * dy) / step ** 2 };
      }),
    );
    const [xs, ys] = [corners.map((one) => one.x), corners.map((one) => one.y)];
    const left = Math.max(0, Math.floor(Math.min(...xs)) - 1);
    const top = Math.max(0, Math.floor(Math.min(...ys)) - 1);
    const patch = this.#patch;
    patch.resize(
      Math.max(0, Math.min(width, Math.ceil(Math.max(...xs)) + 1) - left),
      Math.max(0, Math.min(height, Math.ceil(Math.max(...ys)) + 1) - top),
    );
    const x = middle.x - (atX - left - 0.5) * dx + (atY - top - 0.5) * dy;
    const y = middle.y - (atX - left - 0.5) * dy - (atY - top - 0.5) * dx;
    sample(image, patch, { x, y, dx, dy });
    const framed = person.framed === true;
    const { data: over, width: columns, height: rows } = patch;
    const under = this.frame.data;
    for (let row = 0, from = 0; row < rows; row += 1) {
      let to = ((top + row) * width + left) * 4;
      for (let column = 0; column < columns; column += 1, from += 4, to += 4) {
        const u = x + column * dx - row * dy;
        const v = y + column * dy + row * dx;
        if (u < 1 || v < 1 || u >= image.width - 1 || v >= image.height - 1) continue;
        const share = framed ? 1 : opacityAt((u - middle.x) / face.width, (v - middle.y) / face.height);
        if (share <= 0) continue;
        const rest = 1 - share;
        under[to] = over[from]! * share + under[to]! * rest;
        under[to + 1] = over[from + 1]! * share + under[to + 1]! * rest;
        under[to + 2] = over[from + 2]! * share + under[to + 2]! * rest;
      }
    }
  }
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** The part of the portrait's picture of which anything is painted, in its pixels. */
function shownPart({ framed }: Painted, face: Box) {
  if (framed) return { left: 0, top: 0, right: Infinity, bottom: Infinity };
  const [x, y] = [face.x + face.width / 2, face.y + face.height / 2];
  return {
    ...{ left: x - 1.6 * face.width, right: x + 1.6 * face.width },
    ...{ top: y - 1.21 * face.height, bottom: Infinity },
  };
}

/** Of head and shoulders, at a distance from the face's middle given in its widths and heights. */
function opacityAt(across: number, down: number): number {
  const [x, y] = [across / 1.15, down / 1.05];
  // Not Math.hypot, which is slow.
  const head = 1.15 - Math.sqrt(x * x + y * y);
  const shoulders = down > 0.5 ? 1.6 - Math.abs(across) : -1;
  return Math.min(1, Math.max(0, Math.max(head, shoulders) * 5));
}
