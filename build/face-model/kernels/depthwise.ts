import { floatBytes, multiplyAdd } from './arithmetic';

/**
 * A 3×3 convolution of each channel by itself. Channels: a multiple of four; weights [9][channels]; outside the picture
 * everything is zero. No activation, since the models have none here.
 */
export function depthwise(
  input: usize,
  weights: usize,
  bias: usize,
  output: usize,
  height: i32,
  width: i32,
  channels: i32,
  outputHeight: i32,
  outputWidth: i32,
  stride: i32,
  top: i32,
  left: i32,
): void {
  const pixel = <usize>channels * floatBytes;
  const row = <usize>width * pixel;
  for (let y = 0; y < outputHeight; y += 1) {
    const firstY = y * stride - top;
    const fromRow = max(0, -firstY);
    const toRow = min(3, height - firstY);
    for (let x = 0; x < outputWidth;) {
      const firstX = x * stride - left;
      const corner = input + <usize>firstY * row + <usize>firstX * pixel;
      // Wherever a whole window lies in the picture there is an output.
      if (stride === 1 && firstX >= 0 && firstX + 6 <= width) {
        fourInARow(corner, weights, bias, output, pixel, row, fromRow, toRow);
        x += 4;
        output += 4 * pixel;
      } else {
        one(
          corner,
          weights,
          bias,
          output,
          pixel,
          row,
          fromRow,
          toRow,
          max(0, -firstX),
          min(3, width - firstX),
        );
        x += 1;
        output += pixel;
      }
    }
  }
}

/** One output. Its window's rows and columns that are inside the picture: from (included) to (not included). */
function one(
  corner: usize,
  weights: usize,
  bias: usize,
  output: usize,
  pixel: usize,
  row: usize,
  fromRow: i32,
  toRow: i32,
  fromColumn: i32,
  toColumn: i32,
): void {
  for (let channel: usize = 0; channel < pixel; channel += 16) {
    let sum = v128.load(bias + channel);
    for (let j = fromRow; j < toRow; j += 1) {
      for (let i = fromColumn; i < toColumn; i += 1) {
        const value = v128.load(corner + <usize>j * row + <usize>i * pixel + channel);
        sum = multiplyAdd(value, v128.load(weights + <usize>(3 * j + i) * pixel + channel), sum);
      }
    }
    v128.store(output + channel, sum);
  }
}

/** Four outputs side by side, at stride 1: their windows share most of the six columns they cover. */
function fourInARow(
  corner: usize,
  weights: usize,
  bias: usize,
  output: usize,
  pixel: usize,
  row: usize,
  fromRow: i32,
  toRow: i32,
): void {
  for (let channel: usize = 0; channel < pixel; channel += 16) {
    let a = v128.load(bias + channel);
    let b = a;
    let c = a;
    let d = a;
    for (let j = fromRow; j < toRow; j += 1) {
      const weight = weights + <usize>(3 * j) * pixel + channel;
      const left = v128.load(weight);
      const middle = v128.load(weight + pixel);
      const right = v128.load(weight + 2 * pixel);
      let at = corner + <usize>j * row + channel;
      let value = v128.load(at);
      a = multiplyAdd(value, left, a);
      value = v128.load((at += pixel));
      a = multiplyAdd(value, middle, a);
      b = multiplyAdd(value, left, b);
      value = v128.load((at += pixel));
      a = multiplyAdd(value, right, a);
      b = multiplyAdd(value, middle, b);
      c = multiplyAdd(value, left, c);
      value = v128.load((at += pixel));
      b = multiplyAdd(value, right, b);
      c = multiplyAdd(value, middle, c);
      d = multiplyAdd(value, left, d);
      value = v128.load((at += pixel));
      c = multiplyAdd(value, right, c);
      d = multiplyAdd(value, middle, d);
      value = v128.load(at + pixel);
      d = multiplyAdd(value, right, d);
    }
    let to = output + channel;
    v128.store(to, a);
    v128.store((to += pixel), b);
    v128.store((to += pixel), c);
    v128.store(to + pixel, d);
  }
}
