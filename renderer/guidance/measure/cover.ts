import { lumaAt, type Pixels } from './luma.ts';
import {
  bareAbove,
  bareBelow,
  jaw,
  lids,
  lips,
  openings,
  pointAt,
  underEyes,
  type Mesh,
  type Point,
} from './mesh.ts';

/** Half the side of the patch around each point, in pixels of a face 200 px high. */
const reach = 3;

/** A chroma difference that counts as much as black does. Our value, so that a pale blue mask gives 1. */
const fullColour = 40;
/** Skin is never much lighter below the nose than on its bridge; a white mask is by two fifths on fair skin. */
const fullWhite = 1.6;

/**
 * Bare skin, lips and beards have at least as much colour for their brightness as the bridge of the nose (1.1 times on the
 * fixtures), white and black cloth hardly any (0.03 to 0.34). Chosen so that half of it exceeds the limit. Our value.
 */
const fullGrey = 1.2;
/** In a grey picture, or a burnt-out one, there is no colour that could be lost. */
const leastColour = 0.05;

interface Colour {
  readonly luma: number;
  readonly blueness: number;
  readonly redness: number;
}

type Region = readonly (readonly number[])[];

/**
 * How unlike bare skin the mouth's surroundings are, 0 (the same) to about 2. A mask hides jaw and lips, a beard leaves the
 * lips, lipstick the jaw: what is less covered counts.
 */
export function coveredMouth(image: Pixels, mesh: Mesh): number {
  return Math.min(
    ...[jaw, lips].map((region) =>
      Math.max(coveredBy(image, mesh, region, bareAbove), greyed(image, mesh, region)),
    ),
  );
}

/** The same for the eyes. Dark glasses hide the lids and the skin below, eye make-up and thick rims hardly both. */
export function coveredEyes(image: Pixels, mesh: Mesh): number {
  return Math.min(...[lids, underEyes].map((region) => coveredBy(image, mesh, region, bareBelow)));
}

/** From the upper lid down: this is the iris of an open eye, and above the lashes of a closed one. */
const irisShare = 0.15;

/**
 * How much darker the area under the upper lids is than the cheeks, 0 (as bright) to 1: on the fixtures 0.61 to 0.88 where an iris is
 * visible, for every skin tone, 0.19 to 0.61 where the lids hide it. For the darker eye: a reflection on glasses
 * seldom covers both.
 */
export function eyesDark(image: Pixels, mesh: Mesh): number {
  const darkest = openings.map((eye) =>
    Math.min(
      ...eye.map(([above, below]) => {
        const [from, to] = [pointAt(mesh, above), pointAt(mesh, below)];
        const x = from.x + (to.x - from.x) * irisShare;
        const y = from.y + (to.y - from.y) * irisShare;
        return colourAround(image, { x, y }).luma;
      }),
    ),
  );
  return Math.max(0, 1 - Math.min(...darkest) / Math.max(1, medianColour(image, mesh, bareBelow).luma));
}

/**
 * Colour counts however the hall is lit, since the skin is lit the same; so does being much darker. Light from one side
 * changes one side only: the side that is less unlike counts.
 */
function coveredBy(image: Pixels, mesh: Mesh, sides: Region, bare: readonly number[]): number {
  const skin = medianColour(image, mesh, bare);
  // Colours are fainter in dim light.
  const strength = Math.max(24, skin.luma) / 128;
  const unlike = sides.map((side) => {
    const there = medianColour(image, mesh, side);
    const colour = Math.hypot(there.blueness - skin.blueness, there.redness - skin.redness);
    const lighter = there.luma / Math.max(1, skin.luma) - 1;
    return Math.max(colour / (fullColour * strength), -lighter, lighter * fullWhite);
  });
  return Math.min(...unlike);
}

/** How much less colour there is than on bare skin, independent of brightness. This distinguishes a white mask from pale skin. */
function greyed(image: Pixels, mesh: Mesh, sides: Region): number {
  const skin = saturationOf(medianColour(image, mesh, bareAbove));
  if (skin < leastColour) return 0;
  const kept = sides.map((side) => saturationOf(medianColour(image, mesh, side)) / skin);
  return fullGrey * (1 - Math.max(...kept));
}

function saturationOf({ luma, blueness, redness }: Colour): number {
  return Math.hypot(blueness, redness) / Math.max(1, luma);
}

function medianColour(image: Pixels, mesh: Mesh, points: readonly number[]): Colour {
  const colours = points.map((index) => colourAround(image, pointAt(mesh, index)));
  return {
    luma: median(colours.map(({ luma }) => luma)),
    blueness: median(colours.map(({ blueness }) => blueness)),
    redness: median(colours.map(({ redness }) => redness)),
  };
}

/** The mean of a patch; chroma as Cb and Cr are, from the difference to luma. */
function colourAround({ data, width, height }: Pixels, { x, y }: Point): Colour {
  let count = 0;
  let luma = 0;
  let red = 0;
  let blue = 0;
  for (let row = Math.round(y) - reach; row <= Math.round(y) + reach; row += 1) {
    for (let column = Math.round(x) - reach; column <= Math.round(x) + reach; column += 1) {
      if (row < 0 || column < 0 || row >= height || column >= width) continue;
      const offset = (row * width + column) * 4;
      count += 1;
      luma += lumaAt(data, offset);
      red += data[offset] ?? 0;
      blue += data[offset + 2] ?? 0;
    }
  }
  const share = 1 / Math.max(1, count);
  return {
    luma: luma * share,
    blueness: 0.564 * (blue - luma) * share,
    redness: 0.713 * (red - luma) * share,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
