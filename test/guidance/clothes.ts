import { insideOf } from '../../renderer/guidance/measure/inside.ts';
import {
  chin,
  forehead,
  leftEye,
  outline,
  pointAt,
  pointsAt,
  rightEye,
  type Mesh,
  type Point,
} from '../../renderer/guidance/measure/mesh.ts';
import type { RgbxImage } from '../../renderer/camera/rgbx-image.ts';

export type Clothes =
  'white headscarf' | 'black headscarf' | 'coloured headscarf' | 'niqab' | 'glasses' | 'beard';

type Colour = readonly [red: number, green: number, blue: number];
type Dress = (portrait: RgbxImage, mesh: Mesh) => void;

const colours: Readonly<Record<string, Colour>> = {
  // Burnt out, like white cloth next to a well-lit face.
  'white headscarf': [254, 254, 253],
  'black headscarf': [20, 20, 24],
  'coloured headscarf': [110, 40, 60],
};

const dresses: Readonly<Record<Clothes, Dress>> = {
  'white headscarf': (portrait, mesh) => wearHeadscarf(portrait, mesh, colours['white headscarf']!),
  'black headscarf': (portrait, mesh) => wearHeadscarf(portrait, mesh, colours['black headscarf']!),
  'coloured headscarf': (portrait, mesh) => wearHeadscarf(portrait, mesh, colours['coloured headscarf']!),
  niqab(portrait, mesh) {
    wearHeadscarf(portrait, mesh, colours['black headscarf']!);
    // From the middle of the nose down, over the whole width.
    const { top, bottom, left, right } = boundsOf(pointsAt(mesh, outline));
    const nose = pointAt(mesh, 195).y;
    const below = [
      { x: left - 20, y: nose },
      { x: right + 20, y: nose },
      { x: right + 20, y: bottom + (bottom - top) },
      { x: left - 20, y: bottom + (bottom - top) },
    ];
    paint(portrait, below, () => colours['black headscarf']!);
  },
  glasses(portrait, mesh) {
    for (const eye of [rightEye, leftEye]) {
      const points = pointsAt(mesh, eye);
      const width = Math.hypot(points[0]!.x - points[3]!.x, points[0]!.y - points[3]!.y);
      const x = mean(points.map((point) => point.x));
      const y = mean(points.map((point) => point.y)) + width * 0.12;
      const rim = (reach: number): Point[] => ellipse({ x, y }, width * 0.9 * reach, width * 0.62 * reach);
      const lens = insideOf(rim(1), portrait.width, portrait.height);
      paint(portrait, rim(1.14), (before, at) => (lens[at] ? before : [25, 25, 28]));
    }
  },
  beard(portrait, mesh) {
    const lips = insideOf(pointsAt(mesh, lipsOutline), portrait.width, portrait.height);
    const dark = ([red, green, blue]: Colour): Colour => [red * 0.23, green * 0.2, blue * 0.18];
    paint(portrait, pointsAt(mesh, beardOutline), (before, at) => (lips[at] ? before : dark(before)));
  },
};

export function wearing(clothes: Clothes): Dress {
  return { [clothes]: (portrait: RgbxImage, mesh: Mesh) => dresses[clothes](portrait, mesh) }[clothes]!;
}

/** Along the jaw, over the cheeks, under the nose. */
const beardOutline = [
  177, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 401, 411, 426, 326, 2, 97,
  206, 187,
];
const lipsOutline = [
  61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
];

/** Around the face and down over the upper half of the forehead. */
function wearHeadscarf(portrait: RgbxImage, mesh: Mesh, colour: Colour): void {
  const hairline = pointAt(mesh, forehead).y;
  const lowest = (hairline + pointAt(mesh, 9).y) / 2;
  const face = pointsAt(mesh, outline).map(({ x, y }) => ({ x, y: Math.max(y, lowest) }));
  const skin = insideOf(face, portrait.width, portrait.height);
  const { left, right, top, bottom } = boundsOf(pointsAt(mesh, outline));
  const height = pointAt(mesh, chin).y - hairline;
  const head = ellipse({ x: (left + right) / 2, y: (top + bottom) / 2 }, height * 0.75, height * 0.85);
  paint(portrait, head, (before, at) => (skin[at] ? before : colour));
}

function paint(
  { data, width, height }: RgbxImage,
  polygon: readonly Point[],
  colourOf: (before: Colour, at: number) => Colour,
): void {
  const inside = insideOf(polygon, width, height);
  for (let at = 0; at < inside.length; at += 1) {
    if (!inside[at]) continue;
    const before: Colour = [data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!];
    data.set(colourOf(before, at), at * 4);
  }
}

function ellipse({ x, y }: Point, across: number, down: number): Point[] {
  return Array.from({ length: 60 }, (_, step) => {
    const angle = (2 * Math.PI * step) / 60;
    return { x: x + across * Math.sin(angle), y: y - down * Math.cos(angle) };
  });
}

function boundsOf(points: readonly Point[]) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
