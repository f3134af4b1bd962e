import type { Gate } from '../../renderer/guidance/assess.ts';
import { people } from './cases.ts';
import {
  good,
  headscarves,
  masks,
  niqabs,
  skinTones,
  type PictureName,
  type Scene,
  type SkinTone,
  type Wear,
} from './scene.ts';

/** A person, a distance and a camera, with everything right. */
export interface Station {
  readonly name: string;
  readonly cm: number;
  readonly scene: Placed;
}
type Placed = Required<Pick<Scene, 'picture' | 'width' | 'height' | 'headHeightShare'>> & Pick<Scene, 'skin'>;

/** One deviation in increasing degrees. Rungs between right and wrong are shown but not counted. */
export interface Ladder {
  readonly gate: Gate;
  readonly what: string;
  readonly rungs: readonly Rung[];
}
export interface Rung {
  readonly label: string;
  readonly verdict: 'right' | 'between' | 'wrong';
  readonly change: (at: Placed) => Partial<Scene>;
  /** For ladders of distance, or where another distance shows nothing new. */
  readonly onlyAtCm?: readonly number[];
}

const cameras = { '1280×720': [1280, 720], '640×480': [640, 480], '720×1280': [720, 1280] } as const;
const distancesCm = [40, 60, 80] as const;
const middleCm = [60] as const;

/** A webcam that sees 70° across 1280×720; the others are cropped from it, or it is mounted on its side. */
const focalPer720 = 914;
/** Height of each portrait's mesh, for 63 mm between the eyes as with most adults. */
const faceMm = { astronaut: 155, hopper: 140, coffee: 155 } as const;
/** Of the mesh: 0.87 and 0.93 on the two portraits. */
const widthOverHeight = 0.9;

function shareAt(cm: number, { picture, width, height }: Omit<Placed, 'headHeightShare'>): number {
  return (faceMm[picture] / (cm * 10)) * (focalPer720 / 720) * (Math.min(width, height) / height);
}

function stationsOf(picture: PictureName): Station[] {
  return Object.entries(cameras).flatMap(([camera, [width, height]]) =>
    distancesCm.map((cm) => ({
      name: `${picture}, ${camera}, ${cm} cm`,
      cm,
      scene: { picture, width, height, headHeightShare: shareAt(cm, { picture, width, height }) },
    })),
  );
}

export const stations: readonly Station[] = people.flatMap(stationsOf);

/** The same people with their skin shifted to each tone, at the middle distance before the first camera. */
export const toneStations: readonly Station[] = people.flatMap((picture) =>
  Object.keys(skinTones).map((tone) => {
    const skin = tone as SkinTone;
    const [width, height] = cameras['1280×720'];
    const [cm] = middleCm;
    return {
      name: `${picture}, ${skin} skin`,
      cm,
      scene: { picture, width, height, headHeightShare: shareAt(cm, { picture, width, height }), skin },
    };
  }),
);

/** The same change, by the amount, to the side that `gate` is about. */
function ladder(
  gate: Gate,
  what: string,
  sign: 1 | -1,
  key: 'offsetX' | 'offsetY' | 'yawDeg' | 'pitchDeg' | 'rollDeg',
  levels: Readonly<Record<Rung['verdict'], readonly number[]>>,
): Ladder {
  const verdicts = ['right', 'between', 'wrong'] as const;
  return {
    gate,
    what,
    rungs: verdicts.flatMap((verdict) =>
      levels[verdict].map((level) => rung(String(level), verdict, () => ({ [key]: sign * level }))),
    ),
  };
}

function rung(
  label: string,
  verdict: Rung['verdict'],
  change: Rung['change'],
  onlyAtCm?: readonly number[],
): Rung {
  const where = onlyAtCm ?? (verdict === 'between' ? middleCm : undefined);
  return { label, verdict, change, ...(where && { onlyAtCm: where }) };
}

function atCm(cm: number, verdict: Rung['verdict']): Rung {
  const change = (at: Placed) => ({ headHeightShare: shareAt(cm, at) });
  return rung(`${cm} cm`, verdict, change, middleCm);
}

/** The head's share of the frame's height, or of its width where that is the tighter limit. */
function filling(share: number, verdict: Rung['verdict']): Rung {
  const change = ({ width, height }: Placed) => ({
    headHeightShare: share * Math.min(1, width / (widthOverHeight * height)),
  });
  return rung(String(share), verdict, change, middleCm);
}

function blurred(percent: number, verdict: Rung['verdict']): Rung {
  return rung(String(percent), verdict, ({ height, headHeightShare }) => ({
    blurPx: (percent / 100) * headHeightShare * height,
  }));
}

function worn(verdict: Rung['verdict'], wear: readonly Wear[]): Rung[] {
  return wear.map((wears) => rung(wears, verdict, () => ({ wears })));
}

function wearable<Which extends Wear>(drawn: Readonly<Record<Which, unknown>>): Which[] {
  return Object.keys(drawn) as Which[];
}

const places = { right: [0.06, 0.12], between: [0.15], wrong: [0.2, 0.27] };
const heights = { right: [0.06, 0.12], between: [0.18], wrong: [0.25, 0.3] };
const turns = { right: [5, 10], between: [15, 20], wrong: [25, 35] };
const nods = { right: [5, 10], between: [15, 20, 25], wrong: [30, 36] };
const leans = { right: [3, 6], between: [10, 14], wrong: [18, 25] };
/** A second person next to the first, who steps aside a little. At a shorter distance, or in a narrow frame, one hides the other. */
const beside = (second: number) => () => ({ offsetX: -0.1, second });

export const ladders: readonly Ladder[] = [
  {
    gate: 'severalPeople',
    what: 'height of the second face over the first',
    rungs: [
      rung('0.3', 'right', () => ({ second: 0.3 }), [80]),
      ...[0.55, 0.8, 1].map((second) => rung(String(second), 'wrong', beside(second), [80])),
    ],
  },
  {
    gate: 'tooFar',
    what: 'distance',
    rungs: [atCm(70, 'right'), atCm(95, 'between'), atCm(115, 'wrong'), atCm(140, 'wrong')],
  },
  {
    gate: 'tooNear',
    what: 'head over frame',
    rungs: [
      filling(0.6, 'right'),
      filling(0.7, 'right'),
      filling(0.78, 'between'),
      filling(0.84, 'between'),
      filling(0.93, 'wrong'),
      filling(1.05, 'wrong'),
    ],
  },
  ladder('moveLeft', 'of the width', -1, 'offsetX', places),
  ladder('moveRight', 'of the width', 1, 'offsetX', places),
  ladder('moveUp', 'of the height', 1, 'offsetY', heights),
  ladder('moveDown', 'of the height', -1, 'offsetY', heights),
  {
    gate: 'lightBehind',
    what: 'light on the face before a white window',
    rungs: [
      ...([0.85, 0.7] as const).map((backlit) => rung(String(backlit), 'right', () => ({ backlit }))),
      ...([0.55, 0.45] as const).map((backlit) => rung(String(backlit), 'between', () => ({ backlit }))),
      ...([0.35, 0.25] as const).map((backlit) => rung(String(backlit), 'wrong', () => ({ backlit }))),
    ],
  },
  {
    gate: 'tooDark',
    what: 'light on everything',
    rungs: [
      ...([0.7, 0.45] as const).map((brightness) =>
        rung(String(brightness), 'right', () => ({ brightness })),
      ),
      ...([0.35, 0.28] as const).map((brightness) =>
        rung(String(brightness), 'between', () => ({ brightness })),
      ),
      ...([0.2, 0.15] as const).map((brightness) =>
        rung(String(brightness), 'wrong', () => ({ brightness })),
      ),
    ],
  },
  {
    gate: 'tooBright',
    what: 'light on everything',
    rungs: [
      rung('1.15', 'right', () => ({ brightness: 1.15 })),
      ...([1.3, 1.5] as const).map((brightness) =>
        rung(String(brightness), 'between', () => ({ brightness })),
      ),
      ...([1.75, 2] as const).map((brightness) => rung(String(brightness), 'wrong', () => ({ brightness }))),
    ],
  },
  {
    gate: 'unevenLight',
    what: 'light on the far side of the face',
    rungs: [
      ...([0.85, 0.75] as const).map((halfLit) => rung(String(halfLit), 'right', () => ({ halfLit }))),
      ...([0.6, 0.5] as const).map((halfLit) => rung(String(halfLit), 'between', () => ({ halfLit }))),
      ...([0.35, 0.22] as const).map((halfLit) => rung(String(halfLit), 'wrong', () => ({ halfLit }))),
    ],
  },
  {
    gate: 'uncoverFace',
    what: 'worn',
    rungs: [
      ...worn('right', ['glasses', 'beard', ...wearable(headscarves)]),
      ...worn('wrong', [...wearable(masks), 'dark glasses', ...wearable(niqabs)]),
    ],
  },
  ladder('turnLeft', '°', -1, 'yawDeg', turns),
  ladder('turnRight', '°', 1, 'yawDeg', turns),
  ladder('chinUp', '°', -1, 'pitchDeg', nods),
  ladder('chinDown', '°', 1, 'pitchDeg', nods),
  ladder('tiltLeft', '°', -1, 'rollDeg', leans),
  ladder('tiltRight', '°', 1, 'rollDeg', leans),
  { gate: 'openEyes', what: '', rungs: [rung('closed', 'wrong', () => ({ eyesClosed: true }))] },
  {
    gate: 'holdStill',
    what: 'blur in % of the face’s height',
    rungs: [
      blurred(0.3, 'right'),
      blurred(0.5, 'right'),
      blurred(0.8, 'between'),
      blurred(1.2, 'between'),
      blurred(1.7, 'wrong'),
      blurred(2.3, 'wrong'),
    ],
  },
];

export function sceneOn({ scene }: Station, { change }: Rung): Scene {
  return { ...good, ...scene, ...change(scene) };
}
