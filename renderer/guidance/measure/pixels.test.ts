import { describe, expect, it } from 'vitest';
import { ellipticMesh } from '../../../test/fakes/mesh.ts';
import { kioskThresholds } from '../thresholds.ts';
import { lumaAt, type Pixels } from './luma.ts';
import { measurePixels } from './pixels.ts';

/** A face 200 px high that fills its picture, as the observer cuts it out. */
const width = 160;
const height = 200;
const mesh = ellipticMesh({ x: 80, y: 100 }, 78, 98);
const isFace = (x: number, y: number) => ((x + 0.5 - 80) / 78) ** 2 + ((y + 0.5 - 100) / 98) ** 2 < 1;

type Grey = (x: number, y: number) => number;

function picture(grey: Grey): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.fill(grey(pixel % width, Math.floor(pixel / width)), pixel * 4, pixel * 4 + 3);
  }
  return { data, width, height };
}
const measured = (grey: Grey) => measurePixels(picture(grey), mesh, 100);

/** The same numbers every time, spread evenly over −1 to 1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * 2 - 1;
  };
}

/** Lines such as brows, lids and pores make, `periodPx` from one to the next. */
const lines = (periodPx: number, mean: number, contrast: number): Grey => {
  const phase = (2 * Math.PI) / periodPx;
  return (x, y) => mean * (1 + contrast * Math.sin(x * phase) * Math.sin(y * phase));
};

describe('light on the face', () => {
  it('of an even picture is its luminance', () => {
    const even = measured(() => 140);
    expect(even.luminance).toBeCloseTo(140);
    expect(even.halvesRatio).toBeCloseTo(1);
    expect(even).toMatchObject({ darkShare: 0, brightShare: 0, surroundLuminance: 100 });
    expect(even.sharpness).toBeCloseTo(0);
  });

  it('is Rec. 601 luma', () => {
    expect(lumaAt(Uint8ClampedArray.of(255, 0, 0, 255), 0)).toBeCloseTo(76.2, 1);
    expect(lumaAt(Uint8ClampedArray.of(0, 255, 0, 255), 0)).toBeCloseTo(149.7, 1);
    expect(lumaAt(Uint8ClampedArray.of(0, 0, 255, 255), 0)).toBeCloseTo(29.1, 1);
  });

  it('is none of what lies outside its outline', () => {
    const face = measured((x, y) => (isFace(x, y) ? 60 : 255));
    expect(face.luminance).toBeLessThan(62);
    expect(face.brightShare).toBeLessThan(0.01);
  });

  it('from one side: the darker half over the brighter', () => {
    expect(measured((x) => (x < 80 ? 50 : 200)).halvesRatio).toBeCloseTo(0.25, 1);
    expect(measured((x) => (x < 80 ? 200 : 50)).halvesRatio).toBeCloseTo(0.25, 1);
  });

  it('from above is not from one side', () => {
    expect(measured((_, y) => (y < 100 ? 200 : 50)).halvesRatio).toBeGreaterThan(0.95);
  });

  it('from one side of a head that leans', () => {
    const leaning = ellipticMesh({ x: 80, y: 100 }, 78, 98, { 10: { x: 120, y: 8 }, 152: { x: 40, y: 192 } });
    const sideOf: Grey = (x, y) => ((y - 100) * -80 - (x - 80) * 184 > 0 ? 50 : 200);
    expect(measurePixels(picture(sideOf), leaning, 100).halvesRatio).toBeCloseTo(0.25, 1);
  });

  it('burnt out or drowned: shares of the face', () => {
    expect(measured((x) => (x < 80 ? 255 : 128)).brightShare).toBeCloseTo(0.5, 1);
    expect(measured((_, y) => (y < 100 ? 5 : 128)).darkShare).toBeCloseTo(0.5, 1);
    expect(measured(() => 247)).toMatchObject({ brightShare: 0 });
    expect(measured(() => 248)).toMatchObject({ brightShare: 1 });
    expect(measured(() => 25)).toMatchObject({ darkShare: 0 });
    expect(measured(() => 24)).toMatchObject({ darkShare: 1 });
  });

  it('of a black picture is numbers all the same', () => {
    const black = measured(() => 0);
    expect(black).toMatchObject({ luminance: 0, darkShare: 1, halvesRatio: 0, sharpness: 0 });
  });
});

describe('sharpness', () => {
  it('is more, the finer the lines', () => {
    const [coarse, middling, fine] = [60, 30, 12].map(
      (period) => measured(lines(period, 128, 0.3)).sharpness,
    ) as [number, number, number];
    expect(middling).toBeGreaterThan(coarse * 4);
    expect(fine).toBeGreaterThan(middling * 4);
  });

  it('is none of a slope in the light', () => {
    expect(measured((x, y) => 40 + x * 0.5 + y * 0.4).sharpness).toBeLessThan(0.5);
  });

  it('is the same for dark skin as for pale skin with the same lines', () => {
    const [dark, pale] = [50, 200].map((mean) => measured(lines(12, mean, 0.2)).sharpness) as [
      number,
      number,
    ];
    expect(dark / pale).toBeGreaterThan(0.9);
    expect(dark / pale).toBeLessThan(1.1);
  });

  it('of a face without lines is not made by an ordinary sensor’s noise', () => {
    const next = noise(7);
    expect(measured(() => 128 + 5 * next()).sharpness).toBeLessThan(kioskThresholds.sharpness.enter);
  });

  it('is that of the face: a sharp wall behind a blurred face is no help', () => {
    const wall: Grey = (x, y) => (isFace(x, y) ? 128 : ((x >> 2) + (y >> 2)) % 2 === 0 ? 90 : 160);
    const inner = ellipticMesh({ x: 80, y: 100 }, 70, 90);
    expect(measurePixels(picture(wall), inner, 100).sharpness).toBeLessThan(1);
  });

  it('of an outline that encloses nothing is none', () => {
    const nothing = ellipticMesh({ x: 80, y: 100 }, 0, 0);
    expect(measurePixels(picture(lines(12, 128, 0.3)), nothing, 100)).toMatchObject({
      ...{ sharpness: 0, luminance: 0 },
    });
  });
});
