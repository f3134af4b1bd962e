import { activate, floatBytes, multiplyAdd } from './arithmetic';

/** The sum of two pictures of `pixels` × `channels` (a multiple of four), and its activation. */
export function add(
  one: usize,
  other: usize,
  slopes: usize,
  output: usize,
  pixels: i32,
  channels: i32,
): void {
  const pixel = <usize>channels * floatBytes;
  for (const end = one + <usize>pixels * pixel; one < end;) {
    for (let channel: usize = 0; channel < pixel; channel += 16) {
      const sum = f32x4.add(v128.load(one + channel), v128.load(other + channel));
      v128.store(output + channel, activate(sum, v128.load(slopes + channel)));
    }
    one += pixel;
    other += pixel;
    output += pixel;
  }
}

/**
 * The largest of each 2×2 pixels, of a picture of 2 · outputHeight × 2 · outputWidth. A pixel of the output has
 * `outputChannels`, of which those behind the input's `channels` are zero. Both are multiples of four.
 */
export function maxPool(
  input: usize,
  output: usize,
  outputHeight: i32,
  outputWidth: i32,
  channels: i32,
  outputChannels: i32,
): void {
  const pixel = <usize>channels * floatBytes;
  const below = <usize>(2 * outputWidth) * pixel;
  const outputPixel = <usize>outputChannels * floatBytes;
  for (let y = 0; y < outputHeight; y += 1) {
    for (let x = 0; x < outputWidth; x += 1) {
      for (let channel: usize = 0; channel < pixel; channel += 16) {
        const at = input + channel;
        const upper = f32x4.max(v128.load(at), v128.load(at + pixel));
        const lower = f32x4.max(v128.load(at + below), v128.load(at + below + pixel));
        v128.store(output + channel, f32x4.max(upper, lower));
      }
      memory.fill(output + pixel, 0, outputPixel - pixel);
      input += 2 * pixel;
      output += outputPixel;
    }
    input += below;
  }
}

/** Twice as high and wide, bilinear, pixels counted by their centres. Channels: a multiple of four. */
export function enlarge(input: usize, output: usize, height: i32, width: i32, channels: i32): void {
  const pixel = <usize>channels * floatBytes;
  const row = <usize>width * pixel;
  for (let y = 0; y < 2 * height; y += 1) {
    // An output is a quarter of a pixel before or after the centre of the input pixel that contains it.
    const nearRow = input + <usize>(y >> 1) * row;
    const farRow = input + <usize>neighbour(y, height) * row;
    for (let x = 0; x < 2 * width; x += 1) {
      const near = <usize>(x >> 1) * pixel;
      const far = <usize>neighbour(x, width) * pixel;
      for (let channel: usize = 0; channel < pixel; channel += 16) {
        const nearValue = mix(v128.load(nearRow + near + channel), v128.load(nearRow + far + channel));
        const farValue = mix(v128.load(farRow + near + channel), v128.load(farRow + far + channel));
        v128.store(output + channel, mix(nearValue, farValue));
      }
      output += pixel;
    }
  }
}

/** The pixel on the other side of the output at `place` (before it where that is even), inside the picture. */
function neighbour(place: i32, length: i32): i32 {
  const other = (place >> 1) + (place & 1 ? 1 : -1);
  return min(max(other, 0), length - 1);
}

function mix(near: v128, far: v128): v128 {
  return multiplyAdd(far, f32x4.splat(0.25), f32x4.mul(near, f32x4.splat(0.75)));
}

/** Each pixel of 4 · `channels` numbers becomes 2×2 pixels of `channels`: above left, above right, below left, below right. */
export function depthToSpace(input: usize, output: usize, height: i32, width: i32, channels: i32): void {
  const half = <usize>(2 * channels) * floatBytes;
  const outputRow = <usize>width * half;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      memory.copy(output, input, half);
      memory.copy(output + outputRow, input + half, half);
      input += 2 * half;
      output += half;
    }
    output += outputRow;
  }
}

/** `count` numbers of 16 bits (IEEE 754) to 32 bits; neither infinite nor NaN. The two places may not overlap. */
export function widen(input: usize, output: usize, count: i32): void {
  // Moved to where a float32 has them, exponent and fraction make a number too small by the difference of the biases.
  const scale = reinterpret<f32>((127 + 127 - 15) << 23);
  for (const end = input + <usize>count * 2; input < end; input += 2) {
    const half = <u32>load<u16>(input);
    const size = reinterpret<f32>((half & 0x7fff) << 13) * scale;
    store<u32>(output, reinterpret<u32>(size) | ((half & 0x8000) << 16));
    output += floatBytes;
  }
}
