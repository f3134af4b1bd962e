import { hints, type Hint } from '../../preload/contract.ts';
import {
  good,
  headscarves,
  sceneFor,
  skinTones,
  type Headscarf,
  type PictureName,
  type Scene,
  type SkinTone,
} from './scene.ts';

export interface Case {
  readonly name: string;
  readonly scene: Scene;
  /** The first hint that is right for it; `steady`: nothing is wrong. */
  readonly hint: Hint;
}

export const people = ['astronaut', 'hopper'] as const satisfies readonly PictureName[];

/** Height of the face's mesh over the frame's, by distance, before a webcam that sees 70° across: 155 mm at the distance. */
const shareAt = { '40 cm': 0.49, '60 cm': 0.33, '80 cm': 0.25 } as const;

/** Scenes that have to pass: both people, three distances, places around the middle, ordinary light, glasses, a head leaning a little. */
export const goodCases: readonly Case[] = people.flatMap((picture) => {
  const passes = (name: string, scene: Partial<Scene>): Case => ({
    name: `${picture}, ${name}`,
    scene: { ...good, picture, ...scene },
    hint: 'steady',
  });
  return [
    ...Object.entries(shareAt).map(([name, headHeightShare]) => passes(name, { headHeightShare })),
    ...[-0.12, -0.06, 0.06, 0.12].map((offsetX) => passes(`${offsetX} across`, { offsetX })),
    ...[-0.12, 0.12].map((offsetY) => passes(`${offsetY} down`, { offsetY, headHeightShare: 0.35 })),
    ...[0.45, 0.7, 1.15].map((brightness) => passes(`light × ${brightness}`, { brightness })),
    ...[-6, 6].map((rollDeg) => passes(`leaning ${rollDeg}°`, { rollDeg })),
    ...[-10, 10].map((yawDeg) => passes(`turned ${yawDeg}°`, { yawDeg })),
    ...[-10, 10].map((pitchDeg) => passes(`chin ${pitchDeg}°`, { pitchDeg })),
    passes('one side at 0.75', { halfLit: 0.75 }),
    passes('a bright wall behind', { backlit: 0.85 }),
    passes('a little soft', { blurPx: 1.5 }),
    passes('dark skin before a light wall', { backlit: 0.45, wall: 170 }),
    passes('glasses', { wears: 'glasses' }),
    passes('a beard', { wears: 'beard' }),
    ...Object.keys(headscarves).map((wears) => passes(wears, { wears: wears as Headscarf })),
    ...Object.keys(skinTones).map((skin) => passes(`${skin} skin`, { skin: skin as SkinTone })),
    passes('somebody far behind', { second: 0.3 }),
    passes('640×480', { width: 640, height: 480, headHeightShare: 0.45 }),
    passes('upright camera', { width: 720, height: 1280, headHeightShare: 0.3 }),
  ];
});

/** Scenes that have to be blocked, each by its own hint, for both people; some in several degrees. */
export const badCases: readonly Case[] = people.flatMap((picture) => {
  const blocked = (hint: Hint, name: string, scene: Partial<Scene>): Case => ({
    name: `${picture}, ${name}`,
    scene: { ...good, picture, ...scene },
    hint,
  });
  return [
    ...hints
      .filter((hint) => hint !== 'steady' && hint !== 'noFace' && hint !== 'openEyes')
      .map((hint): Case => ({ name: `${picture}, ${hint}`, scene: { ...sceneFor[hint], picture }, hint })),
    blocked('tooFar', '1.3 m away', { headHeightShare: 0.15 }),
    blocked('tooFar', '640×480, 1 m away', { width: 640, height: 480, headHeightShare: 0.18 }),
    blocked('moveLeft', 'half out of the frame', { offsetX: -0.42 }),
    blocked('moveRight', 'half out of the frame', { offsetX: 0.42 }),
    blocked('tooDark', 'light × 0.2', { brightness: 0.2 }),
    blocked('unevenLight', 'one side at 0.3', { halfLit: 0.3 }),
    blocked('uncoverFace', 'dark glasses', { wears: 'dark glasses' }),
    blocked('uncoverFace', 'white mask', { wears: 'white mask' }),
    blocked('holdStill', 'blurred by 5 px', { blurPx: 5 }),
    blocked('turnLeft', 'turned −45°', { yawDeg: -45 }),
    blocked('turnRight', 'turned 45°', { yawDeg: 45 }),
    blocked('severalPeople', 'a second person, as large', { offsetX: -0.1, second: 1 }),
    blocked('severalPeople', 'a second person, half as large', { offsetX: -0.1, second: 0.55 }),
  ];
});

export const emptyCases: readonly Case[] = [
  { name: 'a cup of coffee', scene: sceneFor.noFace, hint: 'noFace' },
];
