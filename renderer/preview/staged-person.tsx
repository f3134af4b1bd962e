import type { CSSProperties } from 'react';
import type { Hint } from '../../preload/contract.ts';
import cameraPicture from '../../test/fixtures/camera/person.mjpeg?url';
import type { ScreenView } from '../flow/view.ts';

/** Styles that make a photograph look like a person who gets each hint, as far as possible. */
const stagings: Readonly<Partial<Record<Hint, CSSProperties>>> = {
  tooFar: { scale: '0.74', transformOrigin: '50% 100%' },
  tooNear: { scale: '1.45', transformOrigin: '50% 40%' },
  moveLeft: { translate: '11% 0' },
  moveRight: { translate: '-11% 0' },
  moveUp: { translate: '0 22%' },
  moveDown: { translate: '0 -22%' },
  tooDark: { filter: 'brightness(0.3)' },
  tooBright: { filter: 'brightness(1.7)' },
  lightBehind: { filter: 'brightness(0.75) contrast(1.5)' },
  tiltLeft: { rotate: '14deg', scale: '1.15' },
  tiltRight: { rotate: '-14deg', scale: '1.15' },
  holdStill: { filter: 'blur(0.7vmin)' },
};

/** Replaces the camera's video. */
export function StagedPerson({ view }: { readonly view: ScreenView }) {
  const staging =
    view.screen === 'camera' && view.phase.name === 'guiding' ? stagings[view.phase.guidance.hint] : {};
  return <img src={cameraPicture} alt="" style={staging} />;
}
