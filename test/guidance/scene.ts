import type { Hint } from '../../preload/contract.ts';

/** The scene before the camera, as data. Everything is left as it is in the portrait unless said otherwise. */
export interface Scene {
  readonly picture: PictureName;
  readonly width?: number;
  readonly height?: number;
  /** Height of the face's mesh (hairline to chin) over the frame's. */
  readonly headHeightShare?: number;
  /** Of the face's middle from the frame's, as shares of its width and height; to the right and down. */
  readonly offsetX?: number;
  readonly offsetY?: number;
  /** Positive: towards the frame's right side, the person's own left. */
  readonly rollDeg?: number;
  readonly yawDeg?: number;
  /** Positive: chin up. */
  readonly pitchDeg?: number;
  /** Factor on everything, face and surround. */
  readonly brightness?: number;
  /** Factor on the person alone, who stands before a plain surface: a window unless `wall` says otherwise. */
  readonly backlit?: number;
  /** Level of that surface, 0 to 255. */
  readonly wall?: number;
  /** Light from one side: factor on the far side of the face. */
  readonly halfLit?: number;
  readonly blurPx?: number;
  readonly eyesClosed?: boolean;
  readonly wears?: Wear;
  /** The portrait's own without. */
  readonly skin?: SkinTone;
  /** A second person; their face's height over the first one's. */
  readonly second?: number;
  /** Of the second person's middle from the frame's, as a share of its width. */
  readonly secondX?: number;
}

export const masks = {
  'blue mask': 'rgb(150 195 220)',
  'white mask': 'rgb(235 235 232)',
  'black mask': 'rgb(28 28 30)',
};
/** The last three lie on forehead, cheeks and jaw as a kimeshek does. */
export const headscarves = {
  headscarf: { colour: 'rgb(110 40 60)', opening: 1 },
  'white headscarf': { colour: 'rgb(232 232 230)', opening: 0.86 },
  'burnt-out headscarf': { colour: 'rgb(255 255 255)', opening: 0.86 },
  'black headscarf': { colour: 'rgb(20 20 23)', opening: 0.86 },
};
export type Headscarf = keyof typeof headscarves;
export const niqabs = { 'black niqab': 'rgb(16 16 18)', 'white niqab': 'rgb(240 240 238)' };
export type Wear =
  keyof typeof masks | Headscarf | keyof typeof niqabs | 'dark glasses' | 'glasses' | 'beard';

/**
 * What the skin of cheeks and nose comes to in the portrait's own light, sRGB. These are no people: it is the portraits' own skin,
 * shifted. `brown` and `dark` are swatches 6 and 8 of the Monk skin tone scale (Google), `very dark` lies between 8 and 9.
 */
export const skinTones = {
  light: [225, 195, 178],
  brown: [160, 126, 86],
  dark: [96, 65, 52],
  'very dark': [66, 52, 44],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>;
export type SkinTone = keyof typeof skinTones;

export const pictures = {
  astronaut: 'astronaut.png',
  hopper: 'grace_hopper.jpg',
  /** No face: a cup of coffee. */
  coffee: 'coffee.png',
} as const;
export type PictureName = keyof typeof pictures;

/** Somebody at 45 cm before an ordinary webcam who does everything right. */
export const good: Scene = { picture: 'astronaut', headHeightShare: 0.42 };

/** Somebody who comes nearer, step by step, until they stand as `good` does. */
export const approach: readonly Scene[] = [0.2, 0.26, 0.33].map((headHeightShare) => ({
  ...good,
  headHeightShare,
}));

/** For each hint the scene that calls for it and for nothing more urgent. */
export const sceneFor: Readonly<Record<Hint, Scene>> = {
  noFace: { picture: 'coffee' },
  severalPeople: { ...good, offsetX: -0.1, second: 0.9 },
  tooFar: { ...good, headHeightShare: 0.16 },
  tooNear: { ...good, headHeightShare: 0.92 },
  moveLeft: { ...good, offsetX: -0.27 },
  moveRight: { ...good, offsetX: 0.27 },
  moveUp: { ...good, headHeightShare: 0.35, offsetY: 0.27 },
  moveDown: { ...good, headHeightShare: 0.35, offsetY: -0.27 },
  lightBehind: { ...good, backlit: 0.3 },
  tooDark: { ...good, brightness: 0.16 },
  tooBright: { ...good, brightness: 1.75 },
  unevenLight: { ...good, halfLit: 0.22 },
  uncoverFace: { ...good, wears: 'blue mask' },
  turnLeft: { ...good, yawDeg: -34 },
  turnRight: { ...good, yawDeg: 34 },
  chinUp: { ...good, pitchDeg: -34 },
  chinDown: { ...good, pitchDeg: 34 },
  tiltLeft: { ...good, rollDeg: -22 },
  tiltRight: { ...good, rollDeg: 22 },
  openEyes: { ...good, eyesClosed: true },
  holdStill: { ...good, blurPx: 7 },
  steady: good,
};
