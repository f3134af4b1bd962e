import { boxAround } from '../../renderer/guidance/measure/face.ts';
import { outline } from '../../renderer/guidance/measure/mesh.ts';
import { closeEyes, wear } from './dress.ts';
import { turnFace, type Vertex } from './mesh-warp.ts';
import portraitMeshes from './portrait-meshes.json' with { type: 'json' };
import type { PictureName, Scene } from './scene.ts';
import { tint } from './skin-tone.ts';

/** A portrait, and where the face is in it. */
export interface Portrait {
  readonly image: ImageBitmap;
  /** In the picture's pixels; null: there is no person in it. */
  readonly mesh: readonly Vertex[] | null;
}

export type Portraits = Readonly<Record<PictureName, Portrait>>;

/**
 * x, y, z of each of a face's 468 points, one after the other, rounded to 0.01 px. Fixed, so that scenes have the same pixels
 * for every engine under test. Created once: MediaPipe's FaceLandmarker 0.10.35 in IMAGE mode on the portraits, its x, y and z
 * times the picture's width, height and width.
 */
const meshes: Readonly<Partial<Record<PictureName, readonly number[]>>> = portraitMeshes;

export function portraitOf(name: PictureName, image: ImageBitmap): Portrait {
  const numbers = meshes[name];
  if (!numbers) return { image, mesh: null };
  const mesh = Array.from({ length: numbers.length / 3 }, (_, point): Vertex => {
    const [x = 0, y = 0, z = 0] = numbers.slice(3 * point, 3 * point + 3);
    return { x, y, z };
  });
  return { image, mesh };
}

/** Draws a scene as a camera would see it, unmirrored. The same scene and seed give the same pixels. */
export function drawScene(scene: Scene, portraits: Portraits, seed: number): OffscreenCanvas {
  const { width = 1280, height = 720, blurPx = 0, brightness = 1 } = scene;
  const frame = new OffscreenCanvas(width, height);
  const context = frame.getContext('2d', { willReadFrequently: true })!;
  const portrait = portraits[scene.picture];
  drawHall(context, portrait.image, scene);
  if (portrait.mesh) {
    if (scene.second) drawPerson(context, portraits[otherOf(scene.picture)], secondOf(scene));
    drawPerson(context, portrait, scene);
  }
  context.filter = `blur(${blurPx}px) brightness(${brightness})`;
  context.drawImage(frame, 0, 0);
  context.filter = 'none';
  addNoise(context, seed);
  return frame;
}

/** The hall behind the person: the portrait's own backdrop, out of focus; a window where the light is from behind. */
function drawHall(context: OffscreenCanvasRenderingContext2D, image: ImageBitmap, scene: Scene): void {
  const { width, height } = context.canvas;
  const scale = Math.max(width / image.width, height / image.height) * 1.1;
  const isPicture = scene.picture === 'coffee';
  context.filter = isPicture ? 'none' : 'blur(40px)';
  const [drawnWidth, drawnHeight] = [image.width * scale, image.height * scale];
  context.drawImage(image, (width - drawnWidth) / 2, (height - drawnHeight) / 2, drawnWidth, drawnHeight);
  context.filter = 'none';
  if (!scene.backlit) return;
  const { wall = 248 } = scene;
  context.fillStyle = `rgb(${wall} ${wall} ${wall})`;
  context.fillRect(0, 0, width, height);
}

function drawPerson(context: OffscreenCanvasRenderingContext2D, portrait: Portrait, scene: Scene): void {
  const { headHeightShare = 0.42, offsetX = 0, offsetY = 0, rollDeg = 0 } = scene;
  const { width, height } = context.canvas;
  const mesh = portrait.mesh!;
  const box = boxAround(outline.map((index) => mesh[index]!));
  const scale = (headHeightShare * height) / box.height;
  const person = dressed(portrait, scene, box);
  context.save();
  context.imageSmoothingQuality = 'high';
  context.translate(width * (0.5 + offsetX), height * (0.5 + offsetY));
  context.rotate((rollDeg * Math.PI) / 180);
  context.scale(scale, scale);
  context.drawImage(person, -(box.x + box.width / 2), -(box.y + box.height / 2));
  context.restore();
}

/** The portrait with what the scene changes about the person, fading out towards its edges. */
function dressed(
  { image, mesh }: Portrait,
  scene: Scene,
  box: { x: number; y: number; width: number; height: number },
): OffscreenCanvas {
  const person = new OffscreenCanvas(image.width, image.height);
  const context = person.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(image, 0, 0);
  if (scene.skin) tint(context, mesh!, scene.skin);
  if (scene.eyesClosed) closeEyes(context, mesh!);
  if (scene.wears) wear(context, mesh!, scene.wears);
  const { yawDeg = 0, pitchDeg = 0 } = scene;
  if (yawDeg || pitchDeg) turnFace(person, mesh!, { yawDeg, pitchDeg });
  if (scene.backlit) shade(context, (share) => share, scene.backlit, box);
  if (scene.halfLit) {
    const { halfLit } = scene;
    shade(context, (share) => 1 - (1 - halfLit) * Math.min(1, Math.max(0, share * 3 - 1)), 1, box);
  }
  context.globalCompositeOperation = 'destination-in';
  // No more of the portrait's own backdrop than needed where another object is behind or next to the person.
  const reach = scene.backlit || scene.second ? 0.85 : 1.6;
  context.filter = `blur(${box.width * 0.12}px)`;
  context.beginPath();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  context.ellipse(middle.x, middle.y, box.width * reach, box.height * reach, 0, 0, 2 * Math.PI);
  context.rect(box.x - box.width * (reach - 0.8), middle.y, box.width * (2 * reach - 0.6), image.height);
  context.fill();
  return person;
}

/** Multiplies the light, by a factor that may change across the face. */
function shade(
  context: OffscreenCanvasRenderingContext2D,
  across: (share: number) => number,
  factor: number,
  box: { x: number; width: number },
): void {
  const { width, height } = context.canvas;
  const gradient = context.createLinearGradient(box.x, 0, box.x + box.width, 0);
  for (let step = 0; step <= 10; step += 1) {
    const level = Math.round(255 * (factor === 1 ? across(step / 10) : factor));
    gradient.addColorStop(step / 10, `rgb(${level} ${level} ${level})`);
  }
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}

function otherOf(picture: PictureName): PictureName {
  return picture === 'astronaut' ? 'hopper' : 'astronaut';
}

function secondOf(scene: Scene): Scene {
  const { headHeightShare = 0.42, second = 1, secondX = 0.24 } = scene;
  return { picture: otherOf(scene.picture), headHeightShare: headHeightShare * second, offsetX: secondX };
}

/** A sensor's noise, about two levels of 255, from a generator that is the same everywhere (mulberry32). */
function addNoise(context: OffscreenCanvasRenderingContext2D, seed: number): void {
  const { width, height } = context.canvas;
  const image = context.getImageData(0, 0, width, height);
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  for (let at = 0; at < image.data.length; at += 4) {
    const noise = (random() + random() + random() - 1.5) * 4;
    for (let channel = at; channel < at + 3; channel += 1)
      image.data[channel] = (image.data[channel] ?? 0) + noise;
  }
  context.putImageData(image, 0, 0);
}
