import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernels } from './compile-kernels.ts';
import { packPanels } from './pack-weights.ts';

type Kernel = (...values: number[]) => void;
type Numbers = Float32Array;

/** Each array in a kernel's memory has 64 bytes on each side that must not be written to. */
const guardBytes = 64;
const guard = 12_345;

let instantiate: (memory: WebAssembly.Memory) => Record<string, Kernel>;
beforeAll(async () => {
  const module = new WebAssembly.Module(Uint8Array.from(await compileKernels()));
  instantiate = (memory) =>
    new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Record<string, Kernel>;
});

/**
 * Calls a kernel on arrays laid out in a memory of their own.
 * @param values of its parameters, arrays by what they hold and the output by `outputs`, the number of numbers in it
 */
function call(name: string, outputs: number, values: readonly (Numbers | number | 'output')[]): number[] {
  const memory = new WebAssembly.Memory({ initial: 64 });
  const all = new Float32Array(memory.buffer).fill(guard);
  let free = guardBytes;
  const place = (numbers: Numbers) => {
    const at = free;
    all.set(numbers, at / 4);
    free += Math.ceil((4 * numbers.length) / 16) * 16 + guardBytes;
    return at;
  };
  let output = 0;
  const parameters = values.map((value) => {
    if (value === 'output') return (output = place(new Float32Array(outputs).fill(NaN)));
    return typeof value === 'number' ? value : place(value);
  });
  instantiate(memory)[name]!(...parameters);
  expect(all[output / 4 - 1], 'the number in front of the output').toBe(guard);
  expect(all[output / 4 + outputs], 'the number behind the output').toBe(guard);
  return [...all.subarray(output / 4, output / 4 + outputs)];
}

/** Numbers from −1 to 1 that look random and are the same every time. */
function numbers(count: number, seed = 1): Numbers {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x3fffffff - 1;
  });
}

/** Compares to the precision of float32 for numbers of this size. */
function expectClose(real: readonly number[], wanted: readonly number[]): void {
  expect(real.length).toBe(wanted.length);
  const largest = Math.max(...wanted.map((value, index) => Math.abs(value - real[index]!)));
  expect(largest).toBeLessThan(1e-5);
}
const activated = (sum: number, slope: number) => (sum < 0 ? sum * slope : sum);

describe('pointwise', () => {
  it.each([
    ['pixels and outputs that fill every group', 8, 16, 16],
    ['one pixel', 1, 8, 8],
    ['pixels that leave a rest of 3', 7, 5, 24],
    ['outputs that leave a panel of four', 9, 12, 12],
    ['fewer outputs than a panel', 6, 7, 4],
  ])('%s', (_, pixels, depth, outputs) => {
    const [input, weights] = [numbers(pixels * depth), numbers(outputs * depth, 2)];
    const [bias, slopes] = [numbers(outputs, 3), numbers(outputs, 4)];
    const wanted = Array.from({ length: pixels * outputs }, (_, index) => {
      const [pixel, output] = [Math.floor(index / outputs), index % outputs];
      let sum = bias[output]!;
      for (let at = 0; at < depth; at += 1) sum += input[pixel * depth + at]! * weights[output * depth + at]!;
      return activated(sum, slopes[output]!);
    });
    const packed = packFloats(weights, outputs);
    expectClose(
      call('pointwise', pixels * outputs, [input, packed, bias, slopes, 'output', pixels, depth, outputs]),
      wanted,
    );
  });

  it('has zeros for outputs that the model does not have', () => {
    expect([...packPanels(Uint16Array.of(1, 2, 3), 1)]).toEqual([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]);
  });
});

/** Panels of floats in the order of `packPanels`, which is applied to indices. */
function packFloats(weights: Numbers, outputs: number): Numbers {
  return Float32Array.from(packPanels(Uint16Array.from(weights.keys()), outputs), (index) => weights[index]!);
}

interface Window {
  readonly height: number;
  readonly width: number;
  readonly stride: number;
  readonly top: number;
  readonly left: number;
}

/** Sums `term` over the places of a 3×3 window that are inside the picture. */
function overWindow(
  window: Window,
  y: number,
  x: number,
  term: (pixel: number, place: number) => number,
): number {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) {
    const row = y * window.stride - window.top + Math.floor(place / 3);
    const column = x * window.stride - window.left + (place % 3);
    if (row < 0 || column < 0 || row >= window.height || column >= window.width) continue;
    sum += term(row * window.width + column, place);
  }
  return sum;
}
const outputLength = (length: number, { stride }: Window) => Math.ceil(length / stride);

/** The models' window positions: at stride 1, and at stride 2 with the zeros before (PAD) or after (SAME). */
const windows: [string, Window][] = [
  ['stride 1, zeros all around', { height: 7, width: 9, stride: 1, top: 1, left: 1 }],
  ['stride 1, a picture narrower than four outputs', { height: 3, width: 3, stride: 1, top: 1, left: 1 }],
  ['stride 1, a picture of one pixel', { height: 1, width: 1, stride: 1, top: 1, left: 1 }],
  ['stride 2, zeros before', { height: 8, width: 10, stride: 2, top: 1, left: 1 }],
  ['stride 2, zeros behind', { height: 8, width: 6, stride: 2, top: 0, left: 0 }],
];

describe('depthwise', () => {
  it.each(
    windows.flatMap(([name, window]) => [4, 8, 12].map((channels) => [name, channels, window] as const)),
  )('%s, %i channels', (_, channels, window) => {
    const { height, width, stride, top, left } = window;
    const [input, weights, bias] = [
      numbers(height * width * channels),
      numbers(9 * channels, 2),
      numbers(channels, 3),
    ];
    const [rows, columns] = [outputLength(height, window), outputLength(width, window)];
    const wanted = Array.from({ length: rows * columns * channels }, (_, index) => {
      const [pixel, channel] = [Math.floor(index / channels), index % channels];
      const sum = overWindow(
        window,
        Math.floor(pixel / columns),
        pixel % columns,
        (from, place) => input[from * channels + channel]! * weights[place * channels + channel]!,
      );
      return sum + bias[channel]!;
    });
    const sizes = [height, width, channels, rows, columns, stride, top, left];
    expectClose(call('depthwise', wanted.length, [input, weights, bias, 'output', ...sizes]), wanted);
  });
});

describe('convolution', () => {
  it.each(
    windows.flatMap(([name, window]) => [1, 3, 4].map((channels) => [name, channels, window] as const)),
  )('%s, %i channels', (_, channels, window) => {
    const { height, width, stride, top, left } = window;
    const outputs = 12;
    const [input, weights] = [numbers(height * width * channels), numbers(outputs * 9 * channels, 2)];
    const [bias, slopes] = [numbers(outputs, 3), numbers(outputs, 4)];
    const [rows, columns] = [outputLength(height, window), outputLength(width, window)];
    const wanted = Array.from({ length: rows * columns * outputs }, (_, index) => {
      const [pixel, output] = [Math.floor(index / outputs), index % outputs];
      const sum = overWindow(window, Math.floor(pixel / columns), pixel % columns, (from, place) => {
        let ofPixel = 0;
        for (let channel = 0; channel < channels; channel += 1) {
          const weight = weights[(output * 9 + place) * channels + channel]!;
          ofPixel += input[from * channels + channel]! * weight;
        }
        return ofPixel;
      });
      return activated(sum + bias[output]!, slopes[output]!);
    });
    const scratch = new Float32Array(columns * 9 * channels);
    const constants = [packFloats(weights, outputs), bias, slopes];
    const sizes = [height, width, channels, rows, columns, outputs, stride, top, left];
    expectClose(
      call('convolution', wanted.length, [input, scratch, ...constants, 'output', ...sizes]),
      wanted,
    );
  });
});

it('add: the activation is of the sum', () => {
  const [one, other, slopes] = [numbers(5 * 12), numbers(5 * 12, 2), numbers(12, 3)];
  const wanted = Array.from(one, (value, index) => activated(value + other[index]!, slopes[index % 12]!));
  expectClose(call('add', one.length, [one, other, slopes, 'output', 5, 12]), wanted);
});

it.each([4, 12])('maxPool: 4 channels in, %i out', (outputChannels) => {
  const input = numbers(6 * 4 * 4);
  const wanted = Array.from({ length: 3 * 2 * outputChannels }, (_, index) => {
    const [pixel, channel] = [Math.floor(index / outputChannels), index % outputChannels];
    if (channel >= 4) return 0;
    const corner = 2 * Math.floor(pixel / 2) * 4 + 2 * (pixel % 2);
    return Math.max(...[0, 1, 4, 5].map((step) => input[(corner + step) * 4 + channel]!));
  });
  expect(call('maxPool', wanted.length, [input, 'output', 3, 2, 4, outputChannels])).toEqual(wanted);
});

it('enlarge: bilinear by the centres of pixels, the edge repeated', () => {
  const [height, width, channels] = [3, 5, 4];
  const input = numbers(height * width * channels);
  const between = (place: number, length: number) => {
    const centre = (place + 0.5) / 2 - 0.5;
    const first = Math.floor(centre);
    const inside = (at: number) => Math.min(Math.max(at, 0), length - 1);
    return { from: inside(first), to: inside(first + 1), share: centre - first };
  };
  const wanted = Array.from({ length: 4 * input.length }, (_, index) => {
    const [pixel, channel] = [Math.floor(index / channels), index % channels];
    const [y, x] = [between(Math.floor(pixel / (2 * width)), height), between(pixel % (2 * width), width)];
    const at = (row: number, column: number) => input[(row * width + column) * channels + channel]!;
    const upper = at(y.from, x.from) * (1 - x.share) + at(y.from, x.to) * x.share;
    const lower = at(y.to, x.from) * (1 - x.share) + at(y.to, x.to) * x.share;
    return upper * (1 - y.share) + lower * y.share;
  });
  expectClose(call('enlarge', wanted.length, [input, 'output', height, width, channels]), wanted);
});

it.each([1, 4])('depthToSpace: pixels of 4 × %i numbers become 2×2 pixels', (channels) => {
  const [height, width] = [3, 2];
  const input = numbers(height * width * 4 * channels);
  const wanted = Array.from({ length: input.length }, (_, index) => {
    const [pixel, channel] = [Math.floor(index / channels), index % channels];
    const [y, x] = [Math.floor(pixel / (2 * width)), pixel % (2 * width)];
    const block = 2 * (y % 2) + (x % 2);
    return input[((y >> 1) * width + (x >> 1)) * 4 * channels + block * channels + channel]!;
  });
  expect(call('depthToSpace', wanted.length, [input, 'output', height, width, channels])).toEqual(wanted);
});

it('widen: every finite number of 16 bits, exactly', () => {
  const halfs = Uint16Array.from({ length: 65_536 }, (_, index) => index).filter(
    (half) => (half & 0x7c00) !== 0x7c00,
  );
  const wanted = Array.from(halfs, (half) => {
    const [exponent, fraction] = [(half >> 10) & 31, half & 1023];
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return half >= 0x8000 ? -size : size;
  });
  const asFloats = new Float32Array(halfs.buffer, 0, halfs.length / 2);
  expect(call('widen', halfs.length, [asFloats, 'output', halfs.length])).toEqual(wanted);
});
