import { chin, forehead, leftEye, outline, rightEye } from '../../renderer/guidance/measure/mesh.ts';
import { middleOf, warpFace, type Vertex } from './mesh-warp.ts';
import { headscarves, masks, niqabs, type Headscarf, type Wear } from './scene.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Points of the upper lid's edge, and those of the lower lid that they meet when the eye shuts. */
const lids: readonly (readonly [upper: number, lower: number])[] = [
  ...([
    [246, 7],
    [161, 163],
    [160, 144],
    [159, 145],
    [158, 153],
    [157, 154],
    [173, 155],
  ] as const),
  ...([
    [466, 249],
    [388, 390],
    [387, 373],
    [386, 374],
    [385, 380],
    [384, 381],
    [398, 382],
  ] as const),
];
/** The fold above the lid moves half as far as the lid. */
const folds: readonly (readonly [fold: number, lower: number])[] = [
  ...([
    [247, 7],
    [30, 163],
    [29, 144],
    [27, 145],
    [28, 153],
    [56, 154],
    [190, 155],
  ] as const),
  ...([
    [467, 249],
    [260, 390],
    [259, 373],
    [257, 374],
    [258, 380],
    [286, 381],
    [414, 382],
  ] as const),
];
/** The lower lids: where the lashes are when the eye is closed. */
const lashes = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133],
  [362, 382, 381, 380, 374, 373, 390, 249, 263],
] as const;
/** From the bridge of the nose over the cheeks, along the jaw, under the chin. */
const maskOutline = [
  195, 122, 117, 116, 177, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361,
  401, 345, 346, 351,
] as const;

/** Along the jaw, over the cheeks, under the nose. */
const beardOutline = [
  177, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 401, 411, 426, 326, 2, 97,
  206, 187,
] as const;
const lipsOutline = [
  61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
] as const;

/** Draws the upper lids down over the eyes, by the mesh, and a line of lashes along the lower ones. */
export function closeEyes(context: Context, mesh: readonly Vertex[]): void {
  const shut = [...mesh];
  for (const [upper, lower] of lids) shut[upper] = between(mesh[upper]!, mesh[lower]!, 0.97);
  for (const [fold, lower] of folds) shut[fold] = between(mesh[fold]!, mesh[lower]!, 0.45);
  warpFace(context.canvas, mesh, shut);
  for (const line of lashes) {
    context.beginPath();
    for (const point of line) context.lineTo(mesh[point]!.x, mesh[point]!.y);
    context.lineWidth = Math.max(1, eyeWidth(mesh) * 0.06);
    context.strokeStyle = 'rgb(60 40 35)';
    context.stroke();
  }
}

function between(from: Vertex, to: Vertex, share: number): Vertex {
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    z: from.z + (to.z - from.z) * share,
  };
}

export function wear(context: Context, mesh: readonly Vertex[], what: Wear): void {
  if (what === 'beard') wearBeard(context, mesh);
  else if (what === 'glasses' || what === 'dark glasses') wearGlasses(context, mesh, what === 'dark glasses');
  else if (what === 'black niqab' || what === 'white niqab') wearNiqab(context, mesh, niqabs[what]);
  else if (isMask(what)) {
    path(context, mesh, maskOutline, 1.02);
    context.fillStyle = masks[what];
    context.fill();
  } else wearHeadscarf(context, mesh, what);
}

/** Black, full, with a moustache; the lips are left out. */
function wearBeard(context: Context, mesh: readonly Vertex[]): void {
  path(context, mesh, beardOutline, 1);
  for (const point of lipsOutline) context.lineTo(mesh[point]!.x, mesh[point]!.y);
  context.closePath();
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = 'rgb(58 50 46)';
  context.fill('evenodd');
  context.globalCompositeOperation = 'source-over';
}

function isMask(what: Wear): what is keyof typeof masks {
  return what in masks;
}

/** Around the face and down over the upper half of the forehead. */
function wearHeadscarf(context: Context, mesh: readonly Vertex[], which: Headscarf): void {
  const { colour, opening } = headscarves[which];
  const { x, y } = middleOf(mesh);
  const edge = (mesh[forehead]!.y + mesh[9]!.y) / 2;
  context.beginPath();
  for (const point of outline) {
    context.lineTo(x + (mesh[point]!.x - x) * opening, Math.max(y + (mesh[point]!.y - y) * opening, edge));
  }
  context.closePath();
  drape(context, mesh, colour);
}

/** All but a strip from the brows to under the eyes. */
function wearNiqab(context: Context, mesh: readonly Vertex[], colour: string): void {
  const { x } = middleOf(mesh);
  const half = (mesh[chin]!.y - mesh[forehead]!.y) * 0.42;
  const [top, bottom] = [(mesh[9]!.y + mesh[151]!.y) / 2, mesh[118]!.y];
  context.beginPath();
  context.rect(x - half, top, 2 * half, bottom - top);
  drape(context, mesh, colour);
}

/** Cloth around the head with the path as its opening. */
function drape(context: Context, mesh: readonly Vertex[], colour: string): void {
  const { x, y } = middleOf(mesh);
  const reach = mesh[chin]!.y - mesh[forehead]!.y;
  context.moveTo(x + reach * 0.75, y);
  context.ellipse(x, y, reach * 0.75, reach * 0.85, 0, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill('evenodd');
}

function wearGlasses(context: Context, mesh: readonly Vertex[], areDark: boolean): void {
  const width = eyeWidth(mesh);
  for (const eye of [rightEye, leftEye]) {
    const x = eye.reduce((sum, index) => sum + mesh[index]!.x, 0) / eye.length;
    const y = eye.reduce((sum, index) => sum + mesh[index]!.y, 0) / eye.length + width * 0.12;
    context.beginPath();
    context.roundRect(x - width * 0.95, y - width * 0.62, width * 1.9, width * 1.25, width * 0.4);
    context.lineWidth = width * 0.1;
    context.strokeStyle = 'rgb(25 25 28)';
    context.stroke();
    if (!areDark) continue;
    context.fillStyle = 'rgb(22 22 25)';
    context.fill();
  }
}

function eyeWidth(mesh: readonly Vertex[]): number {
  return Math.hypot(mesh[33]!.x - mesh[133]!.x, mesh[33]!.y - mesh[133]!.y);
}

/** @param scale about the shape's own middle */
export function path(
  context: Context,
  mesh: readonly Vertex[],
  points: readonly number[],
  scale: number,
): void {
  const x = points.reduce((sum, point) => sum + mesh[point]!.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + mesh[point]!.y, 0) / points.length;
  context.beginPath();
  for (const point of points) {
    context.lineTo(x + (mesh[point]!.x - x) * scale, y + (mesh[point]!.y - y) * scale);
  }
  context.closePath();
}
