import { describe, expect, it } from 'vitest';
import { sampleFrame, addSample, faultOf, type FrameSample, type Stillness } from './stillness.ts';

const everyMs = 250;

function watch(frames: readonly Uint8ClampedArray[]): Stillness {
  let state: Stillness | null = null;
  frames.forEach((pixels, index) => (state = addSample(state, sampleFrame(pixels, index * everyMs))));
  if (!state) throw new Error('no frames');
  return state;
}

const frame = (luminance: number, noise = 0) =>
  Uint8ClampedArray.from({ length: 64 * 36 * 4 }, (_, at) => (at === 40 ? luminance + noise : luminance));
const moving = (luminance: number, count: number) =>
  Array.from({ length: count }, (_, index) => frame(luminance, 1 + (index % 7)));
const still = (luminance: number, count: number) => Array.from({ length: count }, () => frame(luminance));

describe('a stream', () => {
  it('that lives is well, however little moves in it', () => {
    expect(faultOf(watch(moving(120, 40)))).toBeNull();
  });

  it('that shows the same picture for 1.5 s is frozen, and not a moment sooner', () => {
    expect(faultOf(watch([...moving(120, 8), ...still(120, 6)]))).toBeNull();
    expect(faultOf(watch([...moving(120, 8), ...still(120, 7)]))).toBe('camera-frozen');
  });

  it('that is black is black, whether its noise moves or not', () => {
    expect(faultOf(watch([...moving(120, 8), ...moving(2, 7)]))).toBe('camera-black');
    expect(faultOf(watch(still(0, 7)))).toBe('camera-black');
  });

  it('that is merely dark is no fault of the camera', () => {
    expect(faultOf(watch(moving(20, 40)))).toBeNull();
  });

  it('that shows a single lamp in a black hall is no fault', () => {
    const lamp = moving(0, 20).map((pixels) => pixels.fill(200, 400, 800));
    lamp.forEach((pixels, index) => (pixels[4] = index));
    expect(faultOf(watch(lamp))).toBeNull();
  });

  it('that comes back is well again', () => {
    expect(faultOf(watch([...still(0, 20), ...moving(120, 1)]))).toBeNull();
  });
});

it('one pixel by one level makes another hash', () => {
  const one: FrameSample = sampleFrame(frame(120), 0);
  expect(sampleFrame(frame(120, 1), 0).hash).not.toBe(one.hash);
  expect(sampleFrame(frame(120), 5)).toEqual({ ...one, atMs: 5 });
  expect(one.mean).toBeCloseTo(120);
});
