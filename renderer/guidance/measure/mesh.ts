/**
 * Which points of the face mesh are what. Numbers are those of MediaPipe's canonical face model
 * (canonical_face_model_uv_visualization); "right" and "left" are the person's own.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** x, y, z of 468 points, one behind the other; z in the unit of x and y, towards the camera negative. */
export type Mesh = Float32Array;

/** Once around the face, from the middle of the forehead clockwise as the camera sees it. */
export const outline = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

export const forehead = 10;
export const chin = 152;

/** Corner, two on the upper lid, corner, two on the lower lid: the order of the eye aspect ratio. */
export const rightEye = [33, 160, 158, 133, 153, 144] as const;
export const leftEye = [362, 385, 387, 263, 373, 380] as const;

/** Upper lid and the lower one below it, along the middle of each eye. */
export const openings = [
  [
    [161, 163],
    [160, 144],
    [159, 145],
    [158, 153],
    [157, 154],
  ],
  [
    [388, 390],
    [387, 373],
    [386, 374],
    [385, 380],
    [384, 381],
  ],
] as const;

/**
 * Bare skin above any mask: between the brows and down the bridge of the nose. A fringe, a headscarf or the bridge of a
 * pair of glasses reaches some of these points, hardly most of them.
 */
export const bareAbove = [9, 8, 168, 6, 122, 351] as const;
/** Bare skin below any glasses: the cheeks. */
export const bareBelow = [50, 280, 205, 425, 101, 330] as const;

/** What a mask covers on each side of the face, beards too … */
export const jaw = [
  [164, 18, 200, 212, 214],
  [164, 18, 200, 432, 434],
] as const;
/** … and a part that only a mask covers: the middle of the lips, away from a moustache. */
export const lips = [
  [11, 12, 72, 38, 16, 15, 85, 86],
  [11, 12, 302, 268, 16, 15, 315, 316],
] as const;
/** What dark glasses cover at each eye, and eye make-up too … */
export const lids = [
  [159, 145, 160, 158, 27],
  [386, 374, 387, 385, 257],
] as const;
/** … and what only dark glasses do: the skin under the eyes. */
export const underEyes = [
  [230, 229, 231, 120],
  [450, 449, 451, 349],
] as const;

/**
 * Skin that hardly anything but a mask hides, as polygons: the cheeks between glasses and beard …
 */
export const cheeks = {
  right: [117, 118, 119, 100, 142, 36, 205, 50],
  left: [346, 347, 348, 329, 371, 266, 425, 280],
} as const;
/** … and from between the brows down to the nose's tip, below any fringe or scarf. */
export const nose = [
  107, 55, 193, 188, 174, 217, 134, 220, 4, 440, 363, 437, 399, 412, 417, 285, 336, 9,
] as const;

/** Around brows, eyes, nose and mouth: where a sharp face has fine lines, without the edge of a scarf. */
export const features = [
  70, 63, 105, 66, 107, 9, 336, 296, 334, 293, 300, 372, 346, 280, 425, 432, 405, 17, 181, 212, 205, 50, 117,
  143,
] as const;

/** The point with that number; a missing one is a broken model. */
export function pointAt(mesh: Mesh, index: number): Point & { readonly z: number } {
  const [x, y, z] = mesh.subarray(3 * index, 3 * index + 3);
  if (x === undefined || y === undefined || z === undefined)
    throw new Error(`the face mesh has no point ${index}`);
  return { x, y, z };
}

export function pointsAt(mesh: Mesh, indices: readonly number[]): Point[] {
  return indices.map((index) => pointAt(mesh, index));
}
