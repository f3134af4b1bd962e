import { join, sep } from 'node:path';
import { readFile } from 'node:fs/promises';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import {
  div,
  engine,
  image as imageOps,
  type io,
  ready,
  setBackend,
  split,
  type Tensor,
  tensor2d,
  type Tensor2D,
  tensor4d,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import type { Picture } from '../decode-picture.ts';
import { area, type Box, findFaces, shiftedAround, squareAround } from './find-faces.ts';

/**
 * Starts TensorFlow.js on WebAssembly (one thread; with SIMD where the processor has it).
 * @param folder holds `tfjs-backend-wasm.wasm` and `tfjs-backend-wasm-simd.wasm`
 * @throws when the WebAssembly files cannot be read or run
 */
async function startBackend(folder: string): Promise<void> {
  lendDirname(folder);
  setWasmPaths(folder + sep);
  if (!(await setBackend('wasm'))) throw new Error('The WebAssembly back end did not start.');
  await ready();
}

/**
 * The WebAssembly glue reads `__dirname` while it starts, and a bundle of ES modules has none. Its value does
 * not matter, since `setWasmPaths` sets the files' folder. Only ever called in the service's own process.
 */
function lendDirname(folder: string): void {
  Object.assign(globalThis, { __dirname: folder });
}

interface WeightGroup {
  readonly weights: io.WeightsManifestEntry[];
}

/**
 * Loads one of Human's models from `<folder>/<name>.json` and `<folder>/<name>.bin`.
 * Read as files: TensorFlow.js would go through `fetch`, which knows no `file:` in Node.
 */
async function loadModel(folder: string, name: string): Promise<GraphModel> {
  const [description, weights] = await Promise.all([
    readFile(join(folder, `${name}.json`), 'utf8'),
    readFile(join(folder, `${name}.bin`)),
  ]);
  const { weightsManifest, ...rest } = JSON.parse(description) as io.ModelJSON & {
    readonly weightsManifest: readonly WeightGroup[];
  };
  const artifacts: io.ModelArtifacts = {
    ...rest,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(weights).buffer,
  };
  return loadGraphModel({ load: () => Promise.resolve(artifacts) });
}

/** The models' scores for the largest face in a picture. Scores 0..1, higher is more likely a living person. */
export interface FaceScores {
  /** Human's `antispoof` model, called `real` there. */
  readonly real: number;
  /** Human's `liveness` model, called `live` there. */
  readonly live: number;
  /** Faces found in the picture. */
  readonly faces: number;
  /** The face that was scored, in pixels of the picture. */
  readonly box: Box;
}

/** Gives null when the picture holds no face. Nothing is kept from one picture to the next. */
export type ScoreFace = (picture: Picture) => FaceScores | null;

/** Human cuts the face out this much wider than the detector's box, 192×192 px: the scores depend on it. */
const cropScale = 1.4;
const cropPx = 192;
/**
 * The liveness model uses 32×32 px, and its score changes when the face moves by a pixel, so the score is
 * taken as the mean over five crops: the face itself, and moved by this part of the crop's width each way.
 */
const shift = 0.02;
/**
 * The mesh model's own score whether a crop shows a face: it filters out the detector's false positives. With a face it stays near
 * 1 when the crop moves by this part of its width; the spoon beside a cup of coffee reached 0.5 in one crop only.
 */
const minFaceFlag = 0.5;
const flagShift = 0.06;
/** How many of the best boxes are examined; bounds the time for a picture full of faces. */
const maxCandidates = 6;

/**
 * Loads Human's four models (detector, mesh, antispoof, liveness) and returns the function that runs them.
 * They are run directly on TensorFlow.js: Human's own pipeline rounds scores to two decimals and may answer
 * from the previous picture's cache, which would be the previous person's.
 * @param folder what `collectDemoModels` made
 * @throws when a file is missing or invalid
 */
export async function loadFaceModels(folder: string): Promise<ScoreFace> {
  await startBackend(folder);
  const [detector, mesh, antispoof, liveness] = await Promise.all([
    loadModel(folder, 'blazeface'),
    loadModel(folder, 'facemesh'),
    loadModel(folder, 'antispoof'),
    loadModel(folder, 'liveness'),
  ]);
  const score: ScoreFace = (picture) => {
    const pixels = tensor4d(picture.rgb, [1, picture.height, picture.width, 3], 'float32');
    const candidates = findFaces(detector, pixels).slice(0, maxCandidates);
    const faces = candidates
      .map((box) => squareAround(box, cropScale))
      .filter((square) => looksLikeFace(mesh, cutOut(pixels, [square, ...shiftedAround(square, flagShift)])));
    const nearest = faces.toSorted((a, b) => area(b) - area(a))[0];
    if (nearest === undefined) return null;
    const crops = cutOut(pixels, [nearest, ...shiftedAround(nearest, shift)]);
    return {
      real: meanScore(antispoof, crops),
      live: meanScore(liveness, crops),
      faces: faces.length,
      box: squareAround(nearest, 1 / cropScale),
    };
  };
  return (picture) => withoutLeaks(() => score(picture));
}

/** Frees every tensor made inside, also when it throws. */
function withoutLeaks<T>(compute: () => T): T {
  engine().startScope();
  try {
    return compute();
  } finally {
    engine().endScope();
  }
}

/** Shape [boxes, 192, 192, 3], values 0..1; black where a box reaches over the picture's edge. */
function cutOut(pixels: Tensor4D, boxes: readonly Box[]): Tensor4D {
  const [, height, width] = pixels.shape;
  const corners = tensor2d(
    boxes.map((box) => [
      box.y / height,
      box.x / width,
      (box.y + box.height) / height,
      (box.x + box.width) / width,
    ]),
  );
  const indices = boxes.map(() => 0);
  return div(imageOps.cropAndResize(pixels, corners, indices, [cropPx, cropPx]), 255);
}

/** Whether the mesh model finds a face in each of the crops, which show the same place. */
function looksLikeFace(mesh: GraphModel, crops: Tensor4D): boolean {
  return split(crops, crops.shape[0]).every((crop) => {
    const flag = (mesh.execute(crop) as Tensor[]).find(({ shape }) => shape[1] === 1);
    if (flag === undefined) throw new Error('The mesh model has other outputs than expected.');
    return (flag.dataSync<'float32'>()[0] ?? 0) >= minFaceFlag;
  });
}

/** The mean over all crops of a model's first output. */
function meanScore(model: GraphModel, crops: Tensor4D): number {
  const [, height = 0, width = 0] = model.inputs[0]?.shape ?? [];
  const output = model.execute(imageOps.resizeBilinear(crops, [height, width])) as Tensor2D;
  const [count, perCrop] = output.shape;
  const scores = output.dataSync<'float32'>().filter((_, i) => i % perCrop === 0);
  return Math.min(1, Math.max(0, scores.reduce((sum, score) => sum + score, 0) / count));
}
