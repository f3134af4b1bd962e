import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { beforeAll, expect, it } from 'vitest';
import { readPublishedModels } from '../../build/face-model/published-models.ts';
import { inRoot } from '../../build/bootstrap/paths.mjs';
import { decodePicture, type Picture } from '../../main/demo/decode-picture.ts';
import { inputSize } from '../../renderer/guidance/worker/models/face-models.ts';
import { loadModels } from './load-models.ts';

const inputLength = inputSize * inputSize * 3;
const anchorsAcross = 48;

/**
 * How far an output may be from LiteRT's: in pixels of the input, or in logits. Both compute in float32 but add up in
 * another order; the greatest observed difference is 0.0003.
 */
const tolerance = 0.001;

const ours = await loadModels();

interface Input {
  readonly name: string;
  /** From 0 to 1, as the mesh takes it. */
  readonly values: Float32Array;
}
const toDetector = (values: Float32Array) => values.map((value) => 2 * value - 1);

/** Whole pictures scaled to the models' square, the detector's best region of each, and noise. */
const inputs: readonly Input[] = [...readStills(), ...[1, 2, 3].map(noise)];
const isFace = (input: Input) => input.name.startsWith('face in ');

/** All but those the decoder of the demonstration can't read. */
function readStills(): Input[] {
  const names = ['', 'reports/'].flatMap((folder) =>
    readdirSync(inRoot('test', 'fixtures', folder)).map((name) => `${folder}${name}`),
  );
  return names.flatMap((name) => {
    const picture =
      /\.(png|jpg)$/.test(name) && decodePicture(readFileSync(inRoot('test', 'fixtures', name)));
    if (!picture) return [];
    const values = squeeze(picture, { x: 0, y: 0, width: 1, height: 1 });
    return [
      { name, values },
      { name: `face in ${name}`, values: squeeze(picture, bestBox(values)) },
    ];
  });
}

/** In shares of the picture. */
interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function squeeze({ rgb, width, height }: Picture, region: Region): Float32Array {
  const inside = (share: number, length: number) =>
    Math.min(Math.max(Math.floor(share * length), 0), length - 1);
  return Float32Array.from({ length: inputLength }, (_, index) => {
    const pixel = Math.floor(index / 3);
    const x = inside(region.x + (((pixel % inputSize) + 0.5) / inputSize) * region.width, width);
    const y = inside(region.y + ((Math.floor(pixel / inputSize) + 0.5) / inputSize) * region.height, height);
    return rgb[3 * (y * width + x) + (index % 3)]! / 255;
  });
}

/** 1.5 times as large as the face, as the mesh model needs it. */
function bestBox(values: Float32Array): Region {
  const { boxes, scores } = ours.detect(toDetector(values));
  const best = scores.indexOf(Math.max(...scores));
  const [x = 0, y = 0, width = 0, height = 0] = boxes.subarray(16 * best, 16 * best + 4);
  const anchor = { x: (best % anchorsAcross) + 0.5, y: Math.floor(best / anchorsAcross) + 0.5 };
  return {
    x: anchor.x / anchorsAcross + (x - 0.75 * width) / inputSize,
    y: anchor.y / anchorsAcross + (y - 0.75 * height) / inputSize,
    width: (1.5 * width) / inputSize,
    height: (1.5 * height) / inputSize,
  };
}

function noise(seed: number): Input {
  let state = seed;
  const values = Float32Array.from({ length: inputLength }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  });
  return { name: `noise ${seed}`, values };
}

/** @returns the outputs for each input, in the model's order */
async function runLiteRt(model: Buffer, given: readonly Float32Array[]): Promise<Float32Array[][]> {
  const workerData = { model: Uint8Array.from(model), inputs: given };
  const worker = new Worker(new URL('./litert.mjs', import.meta.url), { workerData, stderr: true });
  const answers: Float32Array[][] = [];
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (outputs: Float32Array[]) => answers.push(outputs));
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
  return answers;
}

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  return Array.from(one).reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);
}

let detected: Float32Array[][];
let meshed: Float32Array[][];
beforeAll(async () => {
  const published = await readPublishedModels(inRoot('node_modules'));
  detected = await runLiteRt(
    published.detector,
    inputs.map(({ values }) => toDetector(values)),
  );
  meshed = await runLiteRt(
    published.mesh,
    inputs.map(({ values }) => values),
  );
});

it.each(inputs.map((input, index) => ({ ...input, index })))(
  'our kernels agree with LiteRT: $name',
  ({ values, index }) => {
    const { boxes, scores } = ours.detect(toDetector(values));
    expect(largestDifference(boxes, detected[index]![0]!)).toBeLessThan(tolerance);
    expect(largestDifference(scores, detected[index]![1]!)).toBeLessThan(tolerance);
    const { points, presence } = ours.mesh(values);
    expect(largestDifference(points, meshed[index]![0]!)).toBeLessThan(tolerance);
    expect(largestDifference([presence], meshed[index]![1]!)).toBeLessThan(tolerance);
  },
);

it('was compared on faces and on pictures without one', () => {
  const faces = inputs.filter((input) => isFace(input) && ours.mesh(input.values).presence > 0);
  expect(faces.length).toBeGreaterThan(10);
  expect(faces.map(({ name }) => name)).not.toContain('face in coffee.png');
});
