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
