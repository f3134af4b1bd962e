import { describe, expect, it } from 'vitest';
import { ellipticMesh, straightMesh } from '../../../test/fakes/mesh.ts';
import { kioskThresholds } from '../thresholds.ts';
import { insideOf } from './inside.ts';
import { lumaAt, type Pixels } from './luma.ts';
import { cheeks, features, nose, pointAt, pointsAt, type Mesh } from './mesh.ts';
import { measurePixels } from './pixels.ts';

/** A face 200 px high that fills its picture, as the observer cuts it out. */
const width = 160;
const height = 200;
const mesh = straightMesh({ x: 2, y: 2, width: 156, height: 196 });

function isIn(...polygons: readonly (readonly number[])[]): (x: number, y: number) => boolean {
  const masks = polygons.map((polygon) => insideOf(pointsAt(mesh, polygon), width, height));
  return (x, y) => masks.some((mask) => mask[y * width + x] === 1);
}

type Grey = (x: number, y: number) => number;

function picture(grey: Grey): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.fill(grey(pixel % width, Math.floor(pixel / width)), pixel * 4, pixel * 4 + 3);
  }
  return { data, width, height };
}
const measured = (grey: Grey) => measurePixels(picture(grey), mesh, 100);

function leaned(upright: Mesh, rollDeg: number): Mesh {
  const [sin, cos] = [Math.sin((rollDeg * Math.PI) / 180), Math.cos((rollDeg * Math.PI) / 180)];
  const leaning = Float32Array.from(upright);
  for (let at = 0; at < upright.length; at += 3) {
    const [x, y] = [upright[at]! - 80, upright[at + 1]! - 100];
    leaning.set([80 + x * cos - y * sin, 100 + x * sin + y * cos], at);
  }
  return leaning;
}

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

  it('is that of cheeks and nose: no cloth, hair or wall around them counts', () => {
    const isSkin = isIn(cheeks.right, cheeks.left, nose);
    for (const cloth of [0, 255]) {
      expect(measured((x, y) => (isSkin(x, y) ? 60 : cloth))).toMatchObject({
        luminance: expect.closeTo(60) as number,
        halvesRatio: expect.closeTo(1) as number,
        darkShare: 0,
        brightShare: 0,
      });
    }
  });

  it('is measured well inside the face: not at the hairline, the jaw’s rim or the eyes', () => {
    const skin = [...cheeks.right, ...cheeks.left, ...nose].map((point) => pointAt(mesh, point));
    const [brows, mouth] = [pointAt(mesh, 151).y, pointAt(mesh, 0).y];
    for (const { x, y } of skin) {
      expect(y).toBeGreaterThan(brows);
      expect(y).toBeLessThan(mouth);
      expect(Math.abs(x - 80)).toBeLessThan(0.8 * 78);
    }
  });

  it('from one side: the darker cheek over the brighter', () => {
    const middle = pointAt(mesh, 4).x;
    expect(measured((x) => (x < middle ? 50 : 200)).halvesRatio).toBeCloseTo(0.25, 1);
    expect(measured((x) => (x < middle ? 200 : 50)).halvesRatio).toBeCloseTo(0.25, 1);
  });

  it('from above is not from one side', () => {
    expect(measured((_, y) => 230 - y).halvesRatio).toBeGreaterThan(0.95);
  });

  it('from one side of a head that leans', () => {
    const leaning = leaned(mesh, 30);
    const [top, bottom] = [pointAt(leaning, 10), pointAt(leaning, 152)];
    const sideOf: Grey = (x, y) =>
      (bottom.x - top.x) * (y - top.y) - (bottom.y - top.y) * (x - top.x) > 0 ? 50 : 200;
    expect(measurePixels(picture(sideOf), leaning, 100).halvesRatio).toBeCloseTo(0.25, 1);
  });

  it('burnt out or drowned: shares of the face', () => {
    const middle = pointAt(mesh, 4).x;
    for (const share of [
      measured((x) => (x < middle ? 255 : 128)).brightShare,
      measured((x) => (x < middle ? 5 : 128)).darkShare,
    ]) {
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThan(0.6);
    }
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

  it('is the same for dark skin as for pale skin with the same lines, and with a sensor’s noise', () => {
    const isCheek = isIn(cheeks.right, cheeks.left);
    const [dark, pale] = [50, 200].map((mean) => {
      const drawn = lines(12, mean, 0.2);
      const next = noise(7);
      return measured((x, y) => (isCheek(x, y) ? mean : drawn(x, y)) + 4 * next()).sharpness;
    }) as [number, number];
    expect(dark / pale).toBeGreaterThan(0.9);
    expect(dark / pale).toBeLessThan(1.1);
  });

  it('of a blurred dark face is not made by that noise', () => {
    const next = noise(7);
    expect(measured(() => 50 + 4 * next()).sharpness).toBeLessThan(kioskThresholds.sharpness.enter / 2);
  });

  it('of a face without lines is not made by an ordinary sensor’s noise', () => {
    const next = noise(7);
    expect(measured(() => 128 + 5 * next()).sharpness).toBeLessThan(kioskThresholds.sharpness.enter);
  });

  it('is that of brows, eyes, nose and mouth: neither a sharp wall nor a scarf’s edge is any help', () => {
    const isFeatures = isIn(features);
    const isNear = (x: number, y: number) =>
      [-3, 0, 3].some((across) => [-3, 0, 3].some((down) => isFeatures(x + across, y + down)));
    expect(
      measured((x, y) => (isNear(x, y) ? 128 : ((x >> 2) + (y >> 2)) % 2 === 0 ? 0 : 255)).sharpness,
    ).toBeLessThan(kioskThresholds.sharpness.enter);
  });

  it('of an outline that encloses nothing is none', () => {
    const nothing = ellipticMesh({ x: 80, y: 100 }, 0, 0);
    expect(measurePixels(picture(lines(12, 128, 0.3)), nothing, 100)).toMatchObject({
      ...{ sharpness: 0, luminance: 0 },
    });
  });
});
