import { describe, expect, it } from 'vitest';
import { straightMesh } from '../../../test/fakes/mesh.ts';
import { kioskThresholds } from '../thresholds.ts';
import { coveredMouth, eyesDark } from './cover.ts';
import { insideOf } from './inside.ts';
import type { Pixels } from './luma.ts';
import { leftEye, outline, pointAt, pointsAt, rightEye } from './mesh.ts';

/** A face 200 px high, as the observer cuts it out. */
const width = 160;
const height = 200;
const mesh = straightMesh({ x: 2, y: 2, width: 156, height: 196 });
const lipsOutline = [61, 39, 0, 269, 291, 405, 17, 181];

type Rgb = readonly [number, number, number];

/** Skin and lips, and below the middle of the nose something over it. */
function face(skin: Rgb, lips: Rgb, over?: Rgb, leavesLips = false): Pixels {
  const isFace = insideOf(pointsAt(mesh, outline), width, height);
  const isLips = insideOf(pointsAt(mesh, lipsOutline), width, height);
  const nose = pointAt(mesh, 5).y;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < isFace.length; at += 1) {
    const isUnder = over && at / width > nose && !(leavesLips && isLips[at]);
    data.set(isUnder ? over : isLips[at] ? lips : skin, at * 4);
  }
  return { data, width, height };
}

const covered = (...shown: Parameters<typeof face>) => coveredMouth(face(...shown), mesh);

describe.each<[string, Rgb, Rgb]>([
  ['pale', [226, 198, 186], [190, 120, 115]],
  ['brown', [160, 126, 86], [150, 95, 80]],
  ['dark', [96, 65, 52], [100, 62, 55]],
])('the mouth in a %s face', (_, skin, lips) => {
  const { enter, leave } = kioskThresholds.coveredMouth;

  it('is bare', () => {
    expect(covered(skin, lips)).toBeLessThan(leave);
  });

  it.each<[string, Rgb]>([
    ['black', [40, 34, 32]],
    ['grey', [150, 148, 146]],
    ['white', [215, 213, 210]],
  ])('is bare in a %s beard', (_, beard) => {
    expect(covered(skin, lips, beard, true)).toBeLessThan(leave);
  });

  it.each<[string, Rgb]>([
    ['white', [235, 235, 232]],
    ['grey', [190, 190, 190]],
    ['as bright as the skin', skin.map(() => Math.round((skin[0] + skin[1]) / 2)) as unknown as Rgb],
    ['blue', [150, 195, 220]],
    ['black', [28, 28, 30]],
  ])('is covered by a mask, %s', (_, mask) => {
    expect(covered(skin, lips, mask)).toBeGreaterThan(enter);
  });
});

it('nothing is called covered for lack of colour in a picture that has none', () => {
  expect(covered([180, 180, 180], [170, 170, 170])).toBeLessThan(kioskThresholds.coveredMouth.leave);
});

describe('between the lids', () => {
  /** A bare face with that colour in each eye. */
  const eyed = (skin: Rgb, right: Rgb, left: Rgb): number => {
    const image = face(skin, skin);
    for (const [eye, colour] of [
      [rightEye, right],
      [leftEye, left],
    ] as const) {
      const isEye = insideOf(pointsAt(mesh, eye), width, height);
      isEye.forEach((is, at) => is && image.data.set(colour, at * 4));
    }
    return eyesDark(image, mesh);
  };
  const glare: Rgb = [255, 255, 255];

  it.each<[string, Rgb, Rgb]>([
    ['pale', [226, 198, 186], [90, 110, 130]],
    ['brown', [160, 126, 86], [50, 34, 26]],
    ['dark', [96, 65, 52], [28, 20, 16]],
  ])('an iris is darker than %s skin, closed lids are not', (_, skin, iris) => {
    const lids = eyed(skin, skin, skin);
    expect(lids).toBeLessThan(0.1);
    expect(eyed(skin, iris, iris)).toBeGreaterThan(lids + 0.25);
  });

  it('a reflection on one lens changes little', () => {
    const [skin, iris]: [Rgb, Rgb] = [
      [160, 126, 86],
      [50, 34, 26],
    ];
    const open = eyed(skin, iris, iris);
    expect(eyed(skin, glare, iris)).toBeGreaterThan(0.9 * open);
    expect(eyed(skin, iris, glare)).toBeGreaterThan(0.9 * open);
  });

  it('is never less than nothing', () => {
    expect(eyed([28, 28, 30], glare, glare)).toBe(0);
  });
});
