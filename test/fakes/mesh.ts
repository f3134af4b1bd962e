import { boxAround } from '../../renderer/guidance/measure/face.ts';
import { outline, pointsAt, type Mesh, type Point } from '../../renderer/guidance/measure/mesh.ts';
import type { Box } from '../../renderer/guidance/observation.ts';
import portraits from '../guidance/portrait-meshes.json' with { type: 'json' };

/** A real face's mesh, looking straight ahead, moved and stretched so that its outline fills the box. */
export function straightMesh(box: Box): Mesh {
  const mesh = Float32Array.from(portraits.hopper);
  const own = boxAround(pointsAt(mesh, outline));
  const [across, down] = [box.width / own.width, box.height / own.height];
  return mesh.map((value, at) => {
    if (at % 3 === 0) return box.x + (value - own.x) * across;
    return at % 3 === 1 ? box.y + (value - own.y) * down : value * across;
  });
}

/** A face mesh whose outline is an ellipse; every other point is in its middle unless it is placed. */
export function ellipticMesh(
  middle: Point,
  halfWidth: number,
  halfHeight: number,
  placed: Readonly<Record<number, Point>> = {},
): Mesh {
  const mesh: Point[] = Array.from({ length: 468 }, () => middle);
  outline.forEach((number, index) => {
    const angle = (2 * Math.PI * index) / outline.length;
    mesh[number] = {
      x: middle.x + halfWidth * Math.sin(angle),
      y: middle.y - halfHeight * Math.cos(angle),
    };
  });
  for (const [number, point] of Object.entries(placed)) mesh[Number(number)] = point;
  return Float32Array.from(mesh.flatMap(({ x, y }) => [x, y, 0]));
}
