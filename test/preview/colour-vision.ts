/** Parts of red, green and blue, 0 to 255 (sRGB). */
export type Rgb = readonly [number, number, number];

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * How people without one kind of cones see, on linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation
 * of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
 */
const deficiencies = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const times = (matrix: Matrix, [red, green, blue]: Rgb): Rgb =>
  matrix.map((row) => row[0] * red + row[1] * green + row[2] * blue) as unknown as Rgb;
const toLinear = (colour: Rgb): Rgb => colour.map(linear) as unknown as Rgb;
/** A screen can't show less than nothing or more than all. */
const clamp = (colour: Rgb): Rgb => colour.map((part) => Math.min(1, Math.max(0, part))) as unknown as Rgb;

/** Relative luminance of linear RGB (WCAG 2.2, IEC 61966-2-1). */
const luminanceOf = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** What reaches the eye, as linear RGB, for each way of seeing. */
export const sights: Readonly<Record<string, (colour: Rgb) => Rgb>> = {
  usual: toLinear,
  grey: (colour) => {
    const tone = luminanceOf(toLinear(colour));
    return [tone, tone, tone];
  },
  protanopia: (colour) => clamp(times(deficiencies.protanopia, toLinear(colour))),
  deuteranopia: (colour) => clamp(times(deficiencies.deuteranopia, toLinear(colour))),
  tritanopia: (colour) => clamp(times(deficiencies.tritanopia, toLinear(colour))),
};

/** CIELAB (D65) of linear RGB. */
function labOf(colour: Rgb): Rgb {
  const [x, y, z] = times(
    [
      [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
    ],
    colour,
  ).map((part) =>
    part > 216 / 24389 ? Math.cbrt(part) : (part * 24389) / 27 / 116 + 16 / 116,
  ) as unknown as Rgb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976 colour difference of two linear colours: 2 is just noticed side by side, 100 lies between black and white. */
export function distance(one: Rgb, other: Rgb): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** WCAG 2.2, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [one, other]
    .map((colour) => luminanceOf(toLinear(colour)))
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param hex `#rrggbb` */
export const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
