import type { FaceLandmarker } from '@mediapipe/tasks-vision';
import { glanceAt } from '../../camera/stillness.ts';
import { boxAround, measureFace } from '../measure/face.ts';
import { outline, pointsAt, type Mesh } from '../measure/mesh.ts';
import { measurePixels } from '../measure/pixels.ts';
import { surroundLuminance } from '../measure/surround.ts';
import type { Box, FacePixels, Observation } from '../observation.ts';
import { createDrawing, resize, wipe, type Drawing } from './canvases.ts';
import { findFaces, type Landmarks } from './landmarker.ts';

/** The models look at 192×192 of it: more pixels cost time and find no more. */
const searchLongestPx = 640;
/** Sharpness is measured on faces of this height, so that numbers of near and far faces can be compared. */
const faceHeightPx = 200;
const thumbnail = { width: 64, height: 36 } as const;

/** Looks at upright frames, one after the other. */
export class Looker {
  readonly #landmarker: FaceLandmarker;
  readonly #search = createDrawing();
  readonly #face = createDrawing();
  readonly #whole = createDrawing();

  constructor(landmarker: FaceLandmarker) {
    this.#landmarker = landmarker;
  }

  look(frame: OffscreenCanvas, atMs: number): Observation {
    const { width, height } = frame;
    const found = findFaces(this.#landmarker, this.#shrunk(frame), atMs);
    const faces = found
      .map((landmarks) => {
        const mesh = inPixels(landmarks, width, height);
        return { mesh, face: measureFace(mesh) };
      })
      .sort((first, second) => areaOf(second.face.box) - areaOf(first.face.box));
    const [largest] = faces;
    const whole = this.#thumbnail(frame);
    return {
      atMs,
      width,
      height,
      fingerprint: glanceAt(whole.data, atMs).hash,
      faces: faces.map(({ face }) => face),
      pixels: largest ? this.#pixels(frame, largest.mesh, surroundOf(whole, frame, largest.face.box)) : null,
    };
  }

  wipe(): void {
    for (const drawing of [this.#search, this.#face, this.#whole]) wipe(drawing);
  }

  #shrunk(frame: OffscreenCanvas): OffscreenCanvas {
    const scale = Math.min(1, searchLongestPx / Math.max(frame.width, frame.height));
    return draw(this.#search, frame, Math.round(frame.width * scale), Math.round(frame.height * scale))
      .canvas;
  }

  #pixels(frame: OffscreenCanvas, mesh: Mesh, surround: number): FacePixels {
    const crop = boxAround(pointsAt(mesh, outline));
    const scale = faceHeightPx / Math.max(1, crop.height);
    const image = this.#cropped(frame, crop, scale);
    const inCrop = mesh.map((value, at) => (value - ([crop.x, crop.y, 0][at % 3] ?? 0)) * scale);
    return measurePixels(image, inCrop, surround);
  }

  #cropped(frame: OffscreenCanvas, { x, y, width, height }: Box, scale: number): ImageData {
    const { canvas, context } = this.#face;
    resize(this.#face, Math.max(1, Math.round(width * scale)), faceHeightPx);
    // A face that is cut by the frame's edge leaves this black rather than full of the one before.
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'medium';
    context.drawImage(frame, x, y, width, height, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }

  /** Pixels are picked, not averaged, so that a sensor's noise stays in it. */
  #thumbnail(frame: OffscreenCanvas): ImageData {
    resize(this.#whole, thumbnail.width, thumbnail.height);
    this.#whole.context.imageSmoothingEnabled = false;
    return draw(this.#whole, frame, thumbnail.width, thumbnail.height).context.getImageData(
      ...([0, 0, thumbnail.width, thumbnail.height] as const),
    );
  }
}

function surroundOf(whole: ImageData, frame: OffscreenCanvas, box: Box): number {
  const across = whole.width / frame.width;
  const down = whole.height / frame.height;
  return surroundLuminance(whole, {
    x: box.x * across,
    y: box.y * down,
    width: box.width * across,
    height: box.height * down,
  });
}

function draw(drawing: Drawing, frame: OffscreenCanvas, width: number, height: number): Drawing {
  resize(drawing, width, height);
  drawing.context.drawImage(frame, 0, 0, width, height);
  return drawing;
}

/** MediaPipe gives shares of the frame, and depth in the unit of its width; ten points more than the mesh has. */
function inPixels(landmarks: Landmarks, width: number, height: number): Mesh {
  return Float32Array.from(
    landmarks.slice(0, 468).flatMap(({ x, y, z }) => [x * width, y * height, z * width]),
  );
}

function areaOf({ width, height }: Box): number {
  return width * height;
}
