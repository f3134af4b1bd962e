import type { GraphModel } from '@tensorflow/tfjs-converter';
import { div, image as imageOps, pad, sub, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';

/** A rectangle around a face. All in pixels; x and y are the top left corner and may be outside the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How sure the detector is, 0..1. */
  readonly confidence: number;
}

/** In square pixels. */
export function area({ width, height }: Box): number {
  return width * height;
}

/** The area two boxes share over the area they cover together, 0..1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (area(a) + area(b) - shared);
}

/** A square about the same centre, `factor` times as wide as the box's longer side. */
export function squareAround(box: Box, factor: number): Box {
  const side = Math.max(box.width, box.height) * factor;
  return {
    x: box.x + (box.width - side) / 2,
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
    confidence: box.confidence,
  };
}

/** The same box moved left, right, up and down by a part of its width. */
export function shiftedAround(box: Box, part: number): Box[] {
  const by = box.width * part;
  return [
    { ...box, x: box.x - by },
    { ...box, x: box.x + by },
    { ...box, y: box.y - by },
    { ...box, y: box.y + by },
  ];
}

/** BlazeFace (full range, 256×256): 16×16 cells with two anchors each, then 8×8 cells with six. */
const inputPx = 256;
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
/** Low, since the mesh model checks each find once more. */
const minConfidence = 0.3;
/** Two boxes that share more than this part of their area are the same face. */
const sameFaceOverlap = 0.3;

/**
 * The boxes of all faces, surest first, in pixels of the picture.
 * @param picture shape [1, height, width, 3], values 0..255
 */
export function findFaces(detector: GraphModel, picture: Tensor4D): Box[] {
  const [, height, width] = picture.shape;
  const side = Math.max(width, height);
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const square = pad(picture, [
    [0, 0],
    [top, side - height - top],
    [left, side - width - left],
    [0, 0],
  ]);
  const input = sub(div(imageOps.resizeBilinear(square, [inputPx, inputPx]), 127.5), 1);
  const outputs = detector.execute(input) as Tensor[];
  const scale = side / inputPx;
  return withoutRepeats(decode(outputs)).map((found) => ({
    x: found.x * scale - left,
    y: found.y * scale - top,
    width: found.width * scale,
    height: found.height * scale,
    confidence: found.confidence,
  }));
}

/** Reads the boxes, in pixels of the detector's square input, out of two pairs of outputs: scores and places. */
function decode(outputs: readonly Tensor[]): Box[] {
  return grids.flatMap(({ cells, anchors }) => {
    const count = cells * cells * anchors;
    const scores = valuesOf(outputs, count, 1);
    const places = valuesOf(outputs, count, 16);
    const boxes: Box[] = [];
    for (let i = 0; i < count; i += 1) {
      const confidence = 1 / (1 + Math.exp(-(scores[i] ?? -Infinity)));
      if (confidence < minConfidence) continue;
      const cell = Math.floor(i / anchors);
      boxes.push(
        boxAt(places.subarray(i * 16, i * 16 + 4), cell % cells, Math.floor(cell / cells), cells, confidence),
      );
    }
    return boxes;
  });
}

function boxAt(place: Float32Array, column: number, row: number, cells: number, confidence: number): Box {
  const [dx = 0, dy = 0, width = 0, height = 0] = place;
  const cellPx = inputPx / cells;
  const x = (column + 0.5) * cellPx + dx - width / 2;
  const y = (row + 0.5) * cellPx + dy - height / 2;
  return { x, y, width, height, confidence };
}

function valuesOf(outputs: readonly Tensor[], rows: number, columns: number): Float32Array {
  const output = outputs.find(({ shape }) => shape[1] === rows && shape[2] === columns);
  if (output === undefined) throw new Error('The face detector has other outputs than expected.');
  return output.dataSync<'float32'>();
}

function withoutRepeats(boxes: Box[]): Box[] {
  const kept: Box[] = [];
  for (const box of boxes.sort((a, b) => b.confidence - a.confidence)) {
    if (kept.every((other) => overlap(box, other) < sameFaceOverlap)) kept.push(box);
  }
  return kept;
}
