import type { Hint } from '../../../../preload/contract.ts';

/** What the camera's page finds, from what a person standing before it would meet. */
export const cameraFindings = ['picture', 'face', 'distance', 'place', 'light', 'still'] as const;
type CameraFinding = (typeof cameraFindings)[number];
/** The hints that staff can act on by moving a lamp, a curtain or the kiosk. */
type LightHint = Extract<Hint, 'lightBehind' | 'tooDark' | 'tooBright' | 'unevenLight'>;

type Looked = Exclude<CameraFinding, 'picture'>;
type FindingState = 'good' | 'care' | 'unknown';

/** In the order in which the guidance asks for them: checks before the current hint have passed, checks after it are not known yet. */
const order: readonly Looked[] = ['face', 'distance', 'place', 'light', 'still'];

const about: Readonly<Record<Hint, Looked | null>> = {
  noFace: 'face',
  severalPeople: 'face',
  tooFar: 'distance',
  tooNear: 'distance',
  moveLeft: 'place',
  moveRight: 'place',
  moveUp: 'place',
  moveDown: 'place',
  lightBehind: 'light',
  tooDark: 'light',
  tooBright: 'light',
  unevenLight: 'light',
  uncoverFace: 'still',
  turnLeft: 'still',
  turnRight: 'still',
  chinUp: 'still',
  chinDown: 'still',
  tiltLeft: 'still',
  tiltRight: 'still',
  openEyes: 'still',
  holdStill: 'still',
  steady: null,
};

export const isAboutLight = (hint: Hint): hint is LightHint => about[hint] === 'light';

/** The state of light, framing and the other checks that a hint implies. Null: no frame was judged yet. */
export function readHint(hint: Hint | null): Readonly<Record<Looked, FindingState>> {
  const asked = hint === null ? null : about[hint];
  const at = hint === null ? 0 : asked === null ? order.length : order.indexOf(asked);
  const states = order.map((finding, index): [Looked, FindingState] => {
    if (index < at) return [finding, 'good'];
    return [finding, hint !== null && index === at ? 'care' : 'unknown'];
  });
  return Object.fromEntries(states) as Record<Looked, FindingState>;
}
