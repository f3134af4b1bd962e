import { hints, type Hint } from '../../preload/contract.ts';
import type { CameraPhase } from '../flow/view.ts';
import { restingOval, type Oval } from '../guidance/guidance.ts';

/** Where the guidance moves the oval for a tall person, one who sits, and one who stands to the side. */
const ovals: Readonly<Partial<Record<Hint, Oval>>> = {
  moveUp: { ...restingOval, cy: 56 },
  moveDown: { ...restingOval, cy: 50 },
  moveLeft: { ...restingOval, cx: -10 },
  moveRight: { ...restingOval, cx: 10 },
  tooNear: { ...restingOval, rx: 30, ry: 40 },
};

const guiding = (hint: Hint, canTake = false, offersStaff = false): CameraPhase => ({
  name: 'guiding',
  guidance: { hint, oval: ovals[hint] ?? restingOval, holding: null },
  canTake,
  offersStaff,
});

/** The camera screen: every hint by its own name, and the phases around them. */
export const cameraFixtures: readonly (readonly [name: string, phase: CameraPhase])[] = [
  ['opening', { name: 'opening' }],
  ...hints.map((hint) => [hint, guiding(hint)] as const),
  [
    'holding',
    {
      name: 'guiding',
      guidance: { hint: 'steady', oval: restingOval, holding: { id: 1, durationMs: 800 } },
      canTake: false,
      offersStaff: false,
    },
  ],
  ['can-take', guiding('turnRight', true)],
  ['can-take-in-the-dark', guiding('tooDark', true)],
  ['stays-covered', guiding('uncoverFace', false, true)],
  ['stays-covered-can-take', guiding('uncoverFace', true, true)],
  ['manual', { name: 'manual' }],
  ['countdown', { name: 'countdown', oval: restingOval, id: 1, durationMs: 3_000 }],
  ['capturing', { name: 'capturing', oval: restingOval }],
];
