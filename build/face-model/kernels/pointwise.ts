import { activate, floatBytes, multiplyAdd } from './arithmetic';

/** Of outputs that are computed together. */
const panelBytes: usize = 8 * floatBytes;

/**
 * A 1×1 convolution and its activation: each pixel's `depth` numbers times a matrix give its `outputs` numbers, a
 * multiple of four. The matrix is stored in panels of eight outputs, [panel][depth][8]; the last may be one of four.
 */
export function pointwise(
  input: usize,
  weights: usize,
  bias: usize,
  slopes: usize,
  output: usize,
  pixels: i32,
  depth: i32,
  outputs: i32,
): void {
  const inputPixel = <usize>depth * floatBytes;
  const outputPixel = <usize>outputs * floatBytes;
  const wholePanels = outputPixel & ~(panelBytes - 1);
  let group = 4;
  for (let pixel = 0; pixel < pixels; pixel += group) {
    if (pixels - pixel < 4) group = 1;
    let matrix = weights;
    for (let at: usize = 0; at < wholePanels; at += panelBytes) {
      if (group === 4)
        fourByEight(input, matrix, bias + at, slopes + at, output + at, inputPixel, outputPixel);
      else oneByEight(input, matrix, bias + at, slopes + at, output + at, inputPixel);
      matrix += 8 * inputPixel;
    }
    for (let one = 0; wholePanels < outputPixel && one < group; one += 1) {
      const at = output + <usize>one * outputPixel + wholePanels;
      oneByFour(
        input + <usize>one * inputPixel,
        matrix,
        bias + wholePanels,
        slopes + wholePanels,
        at,
        inputPixel,
      );
    }
    input += <usize>group * inputPixel;
    output += <usize>group * outputPixel;
  }
}

/** Four pixels (a to d), eight outputs (low and high four): eight sums, as many as fit in registers with the other values. */
function fourByEight(
  input: usize,
  matrix: usize,
  bias: usize,
  slopes: usize,
  output: usize,
  inputPixel: usize,
  outputPixel: usize,
): void {
  let aLow = v128.load(bias);
  let aHigh = v128.load(bias, 16);
  let bLow = aLow;
  let bHigh = aHigh;
  let cLow = aLow;
  let cHigh = aHigh;
  let dLow = aLow;
  let dHigh = aHigh;
  let a = input;
  let b = a + inputPixel;
  let c = b + inputPixel;
  let d = c + inputPixel;
  for (const end = b; a < end;) {
    const low = v128.load(matrix);
    const high = v128.load(matrix, 16);
    const fromA = v128.load32_splat(a);
    aLow = multiplyAdd(fromA, low, aLow);
    aHigh = multiplyAdd(fromA, high, aHigh);
    const fromB = v128.load32_splat(b);
    bLow = multiplyAdd(fromB, low, bLow);
    bHigh = multiplyAdd(fromB, high, bHigh);
    const fromC = v128.load32_splat(c);
    cLow = multiplyAdd(fromC, low, cLow);
    cHigh = multiplyAdd(fromC, high, cHigh);
    const fromD = v128.load32_splat(d);
    dLow = multiplyAdd(fromD, low, dLow);
    dHigh = multiplyAdd(fromD, high, dHigh);
    matrix += panelBytes;
    a += floatBytes;
    b += floatBytes;
    c += floatBytes;
    d += floatBytes;
  }
  const slopeLow = v128.load(slopes);
  const slopeHigh = v128.load(slopes, 16);
  v128.store(output, activate(aLow, slopeLow));
  v128.store(output, activate(aHigh, slopeHigh), 16);
  output += outputPixel;
  v128.store(output, activate(bLow, slopeLow));
  v128.store(output, activate(bHigh, slopeHigh), 16);
  output += outputPixel;
  v128.store(output, activate(cLow, slopeLow));
  v128.store(output, activate(cHigh, slopeHigh), 16);
  output += outputPixel;
  v128.store(output, activate(dLow, slopeLow));
  v128.store(output, activate(dHigh, slopeHigh), 16);
}

function oneByEight(
  input: usize,
  matrix: usize,
  bias: usize,
  slopes: usize,
  output: usize,
  inputPixel: usize,
): void {
  let low = v128.load(bias);
  let high = v128.load(bias, 16);
  for (const end = input + inputPixel; input < end; input += floatBytes) {
    const value = v128.load32_splat(input);
    low = multiplyAdd(value, v128.load(matrix), low);
    high = multiplyAdd(value, v128.load(matrix, 16), high);
    matrix += panelBytes;
  }
  v128.store(output, activate(low, v128.load(slopes)));
  v128.store(output, activate(high, v128.load(slopes, 16)), 16);
}

function oneByFour(
  input: usize,
  matrix: usize,
  bias: usize,
  slopes: usize,
  output: usize,
  inputPixel: usize,
): void {
  let sum = v128.load(bias);
  for (const end = input + inputPixel; input < end; input += floatBytes) {
    sum = multiplyAdd(v128.load32_splat(input), v128.load(matrix), sum);
    matrix += panelBytes / 2;
  }
  v128.store(output, activate(sum, v128.load(slopes)));
}
