import { floatBytes } from './arithmetic';
import { pointwise } from './pointwise';

/**
 * A 3×3 convolution and its activation. For one row of outputs at a time, the windows are copied side by side into `scratch`
 * (outputWidth × 9 × channels numbers); the rest is a 1×1 convolution of those. Outside the picture everything is zero.
 */
export function convolution(
  input: usize,
  scratch: usize,
  weights: usize,
  bias: usize,
  slopes: usize,
  output: usize,
  height: i32,
  width: i32,
  channels: i32,
  outputHeight: i32,
  outputWidth: i32,
  outputs: i32,
  stride: i32,
  top: i32,
  left: i32,
): void {
  const outputRow = <usize>(outputWidth * outputs) * floatBytes;
  for (let y = 0; y < outputHeight; y += 1) {
    let window = scratch;
    for (let x = 0; x < outputWidth; x += 1) {
      window = copyWindow(input, window, height, width, channels, y * stride - top, x * stride - left);
    }
    pointwise(scratch, weights, bias, slopes, output, outputWidth, 9 * channels, outputs);
    output += outputRow;
  }
}

/** @returns where the next window goes */
function copyWindow(
  input: usize,
  window: usize,
  height: i32,
  width: i32,
  channels: i32,
  firstY: i32,
  firstX: i32,
): usize {
  for (let y = firstY; y < firstY + 3; y += 1) {
    for (let x = firstX; x < firstX + 3; x += 1) {
      const isInside = y >= 0 && x >= 0 && y < height && x < width;
      const from = input + <usize>((y * width + x) * channels) * floatBytes;
      for (let channel: usize = 0; channel < <usize>channels * floatBytes; channel += floatBytes) {
        store<f32>(window, isInside ? load<f32>(from + channel) : 0);
        window += floatBytes;
      }
    }
  }
  return window;
}
