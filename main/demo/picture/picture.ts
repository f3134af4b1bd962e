/** A decoded picture. Values 0..255, row by row, three to a pixel: red, green, blue. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
}
