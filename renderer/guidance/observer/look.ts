import type { FaceLandmarker } from '@mediapipe/tasks-vision';
import { glanceAt } from '../../camera/stillness.ts';
import { emptyHall, followCrowd, type Crowd, type CrowdFrame } from '../crowd.ts';
import { boxAround, measureFace } from '../measure/face.ts';
import { outline, pointsAt, type Mesh } from '../measure/mesh.ts';
import { measurePixels } from '../measure/pixels.ts';
import { surroundLuminance } from '../measure/surround.ts';
import type { Box, FacePixels, FollowedFace, Observation } from '../observation.ts';
import { isSameFace } from '../same-face.ts';
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
  #crowd: Crowd = emptyHall;
  #followed: readonly FollowedFace[] = [];
  #found = 0;
  #fingerprint: number | null = null;

  constructor(landmarker: FaceLandmarker) {
    this.#landmarker = landmarker;
  }

  look(frame: OffscreenCanvas, atMs: number): Observation {
    const { width, height } = frame;
    const found = findFaces(this.#landmarker, this.#shrunk(frame), atMs);
    const whole = this.#thumbnail(frame);
    const fingerprint = glanceAt(whole.data, atMs).hash;
    const faces = this.#follow(found, { atMs, width, height });
    const isFrozen = fingerprint === this.#fingerprint;
    this.#fingerprint = fingerprint;
    const hall: CrowdFrame = { atMs, width, height, faces, isFrozen, isMasked: false, isCovered: false };
    const { crowd, customer, others, report } = followCrowd(this.#crowd, hall);
    this.#crowd = crowd;
    return {
      ...{ atMs, width, height, fingerprint, crowd: report },
      faces: customer ? [customer.face, ...others.map(({ face }) => face)] : [],
      pixels: customer
        ? this.#pixels(frame, customer.points, surroundOf(whole, frame, customer.face.box))
        : null,
    };
  }

  #follow(
    found: readonly Landmarks[],
    { atMs, width, height }: Pick<Observation, 'atMs' | 'width' | 'height'>,
  ): readonly FollowedFace[] {
    const before = [...this.#followed];
    this.#followed = found.map((landmarks) => {
      const points = inPixels(landmarks, width, height);
      const face = measureFace(points);
      const index = before.findIndex((one) => isSameFace(one.face, face, 'foundAgain'));
      const [same] = index < 0 ? [] : before.splice(index, 1);
      if (!same) this.#found += 1;
      return { id: same?.id ?? this.#found, seenMs: atMs, points, face };
    });
    return this.#followed;
  }

  wipe(): void {
    for (const drawing of [this.#search, this.#face, this.#whole]) wipe(drawing);
    this.#crowd = emptyHall;
    this.#followed = [];
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
function inPixels(landmarks: Landmarks, width: number, height: number): Float32Array {
  return Float32Array.from(
    landmarks.slice(0, 468).flatMap(({ x, y, z }) => [x * width, y * height, z * width]),
  );
}
