import { boxAround } from '../../renderer/guidance/measure/face.ts';
import { outline } from '../../renderer/guidance/measure/mesh.ts';
import meshTriangles from './mesh-triangles.json' with { type: 'json' };

export interface Vertex {
  readonly x: number;
  readonly y: number;
  /** Towards the camera is negative, in the same unit as x. */
  readonly z: number;
}

const meshPoints = 468;
/**
 * The model sees faces flatter than they are. With this a face turned sideways by 20° measures 14 to 21°; nodding needs
 * none. So the scenes' angles are those that the model measures, not geometric ones.
 */
const sidewaysDepth = 1.7;

type Canvas = OffscreenCanvas;
type Triangle = readonly [number, number, number];

/** Around the eyes' and the mouth's openings, which the list of triangles leaves out. */
const openings = [
  [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7],
  [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249],
  [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95],
] as const;

/** Across an opening from its upper edge to its lower one, and back. */
function strip(opening: readonly number[]): Triangle[] {
  return Array.from({ length: opening.length - 2 }, (_, step): Triangle => {
    const low = Math.ceil(step / 2);
    const high = opening.length - 1 - Math.floor(step / 2);
    return [opening[low]!, opening[high]!, opening[step % 2 === 0 ? low + 1 : high - 1]!];
  });
}

/** Three corners each: Google's FACE_LANDMARKS_TESSELATION (MediaPipe, Apache-2.0) in its own order, see THIRD_PARTY.md. */
const triangles: readonly Triangle[] = [
  ...Array.from({ length: meshTriangles.length / 3 }, (_, index): Triangle => {
    const [a = 0, b = 0, c = 0] = meshTriangles.slice(3 * index, 3 * index + 3);
    return [a, b, c];
  }),
  ...openings.flatMap(strip),
];

/**
 * Turns the face in a portrait by its own mesh: every triangle is drawn at its position after the head turns about
 * its centre, the far ones first. Hair and neck are stretched with it, up to their original outer edge.
 */
export function turnFace(
  portrait: Canvas,
  mesh: readonly Vertex[],
  { yawDeg, pitchDeg }: { readonly yawDeg: number; readonly pitchDeg: number },
): void {
  const turned = turn(mesh, yawDeg, pitchDeg);
  const still = rim(mesh);
  const context = portrait.getContext('2d')!;
  const source = copyOf(portrait);
  for (const triangle of collar) {
    drawTriangle(
      context,
      source,
      corners([...mesh, ...still], triangle),
      corners([...turned, ...still], triangle),
    );
  }
  warpFace(portrait, mesh, turned, source);
}

/** Between the outline and a rim around it that stays: the rim's points are numbered after the mesh's. */
const collar: readonly Triangle[] = outline.flatMap((point, index): Triangle[] => {
  const next = (index + 1) % outline.length;
  const [inner, outer] = [outline[next]!, meshPoints + index];
  return [
    [point, inner, outer],
    [inner, outer, meshPoints + next],
  ];
});

/** From this distance on the head's surroundings don't move, in distances of the outline from its middle. */
const rimAt = 1.7;

function rim(mesh: readonly Vertex[]): Vertex[] {
  const middle = middleOf(mesh);
  return outline.map((index) => {
    const { x, y } = mesh[index]!;
    return { x: middle.x + (x - middle.x) * rimAt, y: middle.y + (y - middle.y) * rimAt, z: 0 };
  });
}

/** Draws every triangle of the mesh where `target` has it, the far ones first. */
export function warpFace(
  portrait: Canvas,
  mesh: readonly Vertex[],
  target: readonly Vertex[],
  source = copyOf(portrait),
): void {
  const context = portrait.getContext('2d')!;
  const depthOf = (triangle: Triangle) => triangle.reduce((sum, index) => sum + (target[index]?.z ?? 0), 0);
  for (const triangle of [...triangles].sort((one, other) => depthOf(other) - depthOf(one))) {
    drawTriangle(context, source, corners(mesh, triangle), corners(target, triangle));
  }
}

function copyOf(canvas: Canvas): Canvas {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
}

export function middleOf(mesh: readonly Vertex[]): { x: number; y: number } {
  const box = boxAround(outline.map((index) => mesh[index]!));
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function turn(mesh: readonly Vertex[], yawDeg: number, pitchDeg: number): Vertex[] {
  const [yaw, pitch] = [(yawDeg * Math.PI) / 180, (pitchDeg * Math.PI) / 180];
  const { x: middleX, y: middleY } = middleOf(mesh);
  const xs = mesh.map(({ x }) => x);
  const depth = yawDeg === 0 ? 1 : sidewaysDepth;
  // A head turns about its neck, behind the face.
  const axisZ = (Math.max(...xs) - Math.min(...xs)) * 0.35;
  return mesh.map(({ x, y, z }) => {
    const [right, down, back] = [x - middleX, y - middleY, z * depth - axisZ];
    const acrossX = right * Math.cos(yaw) - back * Math.sin(yaw);
    const acrossZ = right * Math.sin(yaw) + back * Math.cos(yaw);
    const upY = down * Math.cos(pitch) + acrossZ * Math.sin(pitch);
    const upZ = -down * Math.sin(pitch) + acrossZ * Math.cos(pitch);
    return { x: middleX + acrossX, y: middleY + upY, z: upZ };
  });
}

type Corners = readonly [Vertex, Vertex, Vertex];

function corners(mesh: readonly Vertex[], [a, b, c]: Triangle): Corners {
  return [mesh[a]!, mesh[b]!, mesh[c]!];
}

/** Affine: three corners determine how the plane between them is stretched. */
function drawTriangle(
  context: OffscreenCanvasRenderingContext2D,
  source: Canvas,
  [a, b, c]: Corners,
  [p, q, r]: Corners,
): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (Math.abs(area) < 1e-6) return;
  const xx = ((q.x - p.x) * (c.y - a.y) - (r.x - p.x) * (b.y - a.y)) / area;
  const xy = ((r.x - p.x) * (b.x - a.x) - (q.x - p.x) * (c.x - a.x)) / area;
  const yx = ((q.y - p.y) * (c.y - a.y) - (r.y - p.y) * (b.y - a.y)) / area;
  const yy = ((r.y - p.y) * (b.x - a.x) - (q.y - p.y) * (c.x - a.x)) / area;
  context.save();
  context.beginPath();
  for (const { x, y } of grown([p, q, r])) context.lineTo(x, y);
  context.clip();
  context.setTransform(xx, yx, xy, yy, p.x - xx * a.x - xy * a.y, p.y - yx * a.x - yy * a.y);
  context.drawImage(source, 0, 0);
  context.restore();
}

/** By half a pixel, or the background would show as a net of lines between the triangles. */
function grown(triangle: Corners): { x: number; y: number }[] {
  const x = triangle.reduce((sum, corner) => sum + corner.x, 0) / 3;
  const y = triangle.reduce((sum, corner) => sum + corner.y, 0) / 3;
  return triangle.map((corner) => {
    const far = Math.max(1e-6, Math.hypot(corner.x - x, corner.y - y));
    const scale = (far + 0.7) / far;
    return { x: x + (corner.x - x) * scale, y: y + (corner.y - y) * scale };
  });
}
