/** Bytes of a float32. */
export const floatBytes: usize = 4;

/**
 * a · b + c, rounded after each of the two, so that every machine computes the same bits. The fused form of relaxed SIMD
 * rounds once or twice, as the processor likes.
 */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/**
 * PReLU: what is negative is multiplied by its channel's slope. Slope 0 makes it ReLU and slope 1 no activation at all,
 * so no kernel has to ask which of the three a layer has.
 */
export function activate(value: v128, slope: v128): v128 {
  const zero = f32x4.splat(0);
  return multiplyAdd(f32x4.min(value, zero), slope, f32x4.max(value, zero));
}
