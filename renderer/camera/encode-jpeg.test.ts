import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeToFit, encodingSteps, type EncodingStep } from './encode-jpeg.ts';

const frame = fc.record({
  width: fc.integer({ min: 480, max: 4096 }),
  height: fc.integer({ min: 480, max: 4096 }),
  longestSidePx: fc.integer({ min: 640, max: 2048 }),
});

const upTo = (longestSidePx: number) => ({ longestSidePx, quality: 0.8, minInterEyePx: 120 });

describe('the quality ladder', () => {
  it('starts with the whole frame at the best quality', () => {
    expect(encodingSteps(1280, 720, upTo(1280))[0]).toEqual({ width: 1280, height: 720, quality: 0.8 });
  });

  it('keeps to the longest side in both directions and never enlarges', () => {
    expect(encodingSteps(1920, 1080, upTo(960))[0]).toMatchObject({ width: 960, height: 540 });
    expect(encodingSteps(1080, 1920, upTo(960))[0]).toMatchObject({ width: 540, height: 960 });
    expect(encodingSteps(640, 480, upTo(1280))[0]).toMatchObject({ width: 640, height: 480 });
  });

  it('keeps the shape, and no step is larger than the one before', () => {
    fc.assert(
      fc.property(frame, ({ width, height, longestSidePx }) => {
        const steps = encodingSteps(width, height, upTo(longestSidePx));
        steps.forEach((step, index) => {
          expect(Math.max(step.width, step.height)).toBeLessThanOrEqual(longestSidePx);
          expect(Math.abs(step.width * height - step.height * width)).toBeLessThanOrEqual(
            Math.max(width, height),
          );
          expect(step.width).toBeLessThanOrEqual(steps[index - 1]?.width ?? step.width);
        });
      }),
    );
  });
});

describe('a face in the frame', () => {
  it('keeps 120 px between its eyes, however weak the line', () => {
    for (const { width } of encodingSteps(1280, 720, upTo(960), 130)) {
      expect((130 * width) / 1280).toBeGreaterThan(119.9);
    }
    expect(encodingSteps(1280, 720, upTo(960), 180)[0]).toMatchObject({ width: 960 });
  });

  it('is sent at the camera’s full size where the camera gave it less, and never larger', () => {
    expect(encodingSteps(1280, 720, upTo(960), 80)).toEqual(
      [0.8, 0.74, 0.66, 0.6].map((quality) => ({ width: 1280, height: 720, quality })),
    );
  });
});

it('begins at the quality that main asks for', () => {
  expect(encodingSteps(960, 540, { ...upTo(960), quality: 0.66 }).map(({ quality }) => quality)).toEqual([
    0.66, 0.6, 0.6,
  ]);
  expect(
    encodingSteps(800, 600, { ...upTo(960), quality: 0.6 }).every(({ quality }) => quality === 0.6),
  ).toBe(true);
});

describe('climbing down', () => {
  const steps = encodingSteps(1280, 720, upTo(1280));
  const sized = (bytesPerPixel: number) => async (step: EncodingStep) => ({
    size: Math.round(step.width * step.height * step.quality * bytesPerPixel),
  });
  const limits = { targetBytes: 300_000, hardCapBytes: 900_000 };

  it('takes the first step when it fits', async () => {
    expect((await encodeToFit(steps, limits, sized(0.1)))?.step).toEqual(steps[0]);
  });

  it('stops at the first step under the target', async () => {
    const taken = await encodeToFit(steps, limits, sized(0.43));
    expect(taken?.step).toEqual({ width: 1280, height: 720, quality: 0.74 });
    expect(taken?.file.size).toBeLessThanOrEqual(limits.targetBytes);
  });

  it('takes the smallest between target and hard cap when the target is out of reach', async () => {
    const taken = await encodeToFit(steps, limits, sized(3));
    expect(taken?.step).toEqual(steps.at(-1));
    expect(taken?.file.size).toBeGreaterThan(limits.targetBytes);
  });

  it('gives up rather than pass the hard cap', async () => {
    expect(await encodeToFit(steps, limits, sized(10))).toBeNull();
  });

  it('never gives a file over the hard cap, whatever the limits and sizes', async () => {
    const anyLimits = fc.record({ targetBytes: fc.nat(1_000_000), hardCapBytes: fc.nat(1_000_000) });
    await fc.assert(
      fc.asyncProperty(anyLimits, fc.infiniteStream(fc.nat(2_000_000)), async (some, sizes) => {
        const taken = await encodeToFit(steps, some, async () => ({ size: sizes.next().value as number }));
        expect(taken?.file.size ?? 0).toBeLessThanOrEqual(some.hardCapBytes);
      }),
    );
  });
});
