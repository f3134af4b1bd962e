import { outline, type Mesh, type Point } from '../../renderer/guidance/measure/mesh.ts';

/** A face mesh whose outline is an ellipse; every other point lies in its middle unless it is placed. */
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
