import { pick, sample } from '../../camera/resample.ts';
import { RgbxImage } from '../../camera/rgbx-image.ts';
import { sampleFrame } from '../../camera/stillness.ts';
import { boxAround, measureFace } from '../measure/face.ts';
import { outline, pointsAt, type Mesh } from '../measure/mesh.ts';
import { measurePixels } from '../measure/pixels.ts';
import { surroundLuminance } from '../measure/luma.ts';
import type { Box, Face, FacePixels } from '../observation.ts';
import { Finder, type FoundFace } from './finder.ts';
import type { FaceModels } from './models/face-models.ts';
import { Pyramid } from './pyramid.ts';

/** Sharpness is measured on faces of this height, so that numbers of near and far faces can be compared. */
const faceHeightPx = 200;
const thumbnail = { width: 64, height: 36 } as const;

/** Analyses upright pictures, one after the other. */
export class Looker {
  readonly #finder: Finder;
  readonly #pyramid = new Pyramid();
  readonly #face = new RgbxImage();
  readonly #whole = new RgbxImage();
  #width = 0;
  #height = 0;

  constructor(models: FaceModels) {
    this.#finder = new Finder(models);
    this.#whole.resize(thumbnail.width, thumbnail.height);
  }

  /** @param atMs,customerId see `Finder.look` */
  look(image: RgbxImage, atMs: number, customerId: number | null) {
    const { width, height } = image;
    [this.#width, this.#height] = [width, height];
    this.#pyramid.build(image);
    pick(image, this.#whole);
    const { faces, unclear } = this.#finder.look(this.#pyramid, width, height, atMs, customerId);
    return {
      ...{ atMs, width, height, unclear },
      fingerprint: sampleFrame(this.#whole.data, atMs).hash,
      faces: faces.map((one): FoundFace & { readonly face: Face } => ({
        ...one,
        face: measureFace(one.points),
      })),
    };
  }

  /** Light and sharpness of a face in the picture that was analysed last. */
  measure({ points, face }: { readonly points: Mesh; readonly face: Face }): FacePixels {
    const box = boxAround(pointsAt(points, outline));
    const step = Math.max(1, box.height) / faceHeightPx;
    this.#crop(box, step);
    const inCrop = points.map((value, at) => (value - ([box.x, box.y, 0][at % 3] ?? 0)) / step);
    return measurePixels(this.#face, inCrop, this.#surround(face.box));
  }

  wipe(): void {
    this.#finder.reset();
    this.#pyramid.wipe();
    this.#face.wipe();
    this.#whole.data.fill(0);
  }

  #crop({ x, y, width }: Box, step: number): void {
    this.#face.resize(Math.max(1, Math.round(width / step)), faceHeightPx);
    const { image, scale } = this.#pyramid.levelFor(step);
    const dx = step / scale;
    sample(image, this.#face, { x: x / scale + dx / 2, y: y / scale + dx / 2, dx, dy: 0 });
  }

  #surround(box: Box): number {
    const across = thumbnail.width / this.#width;
    const down = thumbnail.height / this.#height;
    return surroundLuminance(this.#whole, {
      x: box.x * across,
      y: box.y * down,
      width: box.width * across,
      height: box.height * down,
    });
  }
}
