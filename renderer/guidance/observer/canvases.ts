/** A canvas that is read by the CPU again and again: kept in its memory, not in the graphics card's. */
export interface Drawing {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

export function createDrawing(): Drawing {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  return { canvas, context };
}

/** Setting a canvas's size wipes it as well; so it is only done where the size is another. */
export function resize({ canvas }: Drawing, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Leaves no pixel of anybody. */
export function wipe({ canvas }: Drawing): void {
  canvas.width = 1;
  canvas.height = 1;
}
