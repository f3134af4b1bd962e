import type { CaptureMeasures, CaptureQuality, Hint, PersonClass } from '../../preload/contract.ts';
import type { Tip } from './view.ts';

const tipsByHint: Readonly<Partial<Record<Hint, Tip>>> = {
  tooFar: 'nearer',
  lightBehind: 'light',
  tooDark: 'light',
  tooBright: 'light',
  unevenLight: 'light',
  uncoverFace: 'uncovered',
  turnLeft: 'straight',
  turnRight: 'straight',
  chinUp: 'straight',
  chinDown: 'straight',
  tiltLeft: 'straight',
  tiltRight: 'straight',
  openEyes: 'eyes',
  holdStill: 'steady',
};

/**
 * What a picture that passed may still lack: not the limits by which it was taken, but the values that standards and vendors
 * prefer. OFIQ and vendors: 10° of yaw, and a face's mean of 76 to 178, which skin alone exceeds by a quarter; dark skin in good light
 * has no more than 76. ISO/IEC 19794-5: 8° of roll, 90 px between the eyes. Pitch, burnt-out share,
 * halves, the eye aspect ratio and sharpness: our values.
 */
const wishes: readonly (readonly [Tip, (measures: CaptureMeasures) => boolean])[] = [
  ['light', ({ faceLuminance }) => faceLuminance < 70 || faceLuminance > 222],
  ['light', ({ brightShare, halvesRatio }) => brightShare > 0.12 || halvesRatio < 0.65],
  ['straight', ({ yawDeg, pitchDeg }) => Math.abs(yawDeg) > 10 || Math.abs(pitchDeg) > 15],
  ['straight', ({ rollDeg }) => Math.abs(rollDeg) > 8],
  ['eyes', ({ eyesOpen }) => eyesOpen < 0.185],
  ['nearer', ({ interEyePx }) => interEyePx < 90],
  ['steady', ({ sharpness }) => sharpness < 12],
];

const tipByClass: Readonly<Record<PersonClass, Tip | null>> = {
  eyes: 'eyes',
  face: 'uncovered',
  light: 'light',
  distance: 'distance',
  general: null,
};

const generalTips: readonly Tip[] = ['light', 'uncovered', 'steady'];

/**
 * Three tips: first what the service criticised, then what the last picture lacked by the kiosk's own measures, then what it
 * could improve, then what helps most people.
 */
export function tipsFor(quality: CaptureQuality | null, failureClass: PersonClass | null): readonly Tip[] {
  const reason = failureClass && tipByClass[failureClass];
  const asked = quality?.hint ? tipsByHint[quality.hint] : undefined;
  const measures = quality?.measures;
  const wished = measures ? wishes.filter(([, isMissing]) => isMissing(measures)).map(([tip]) => tip) : [];
  const tips = [...(reason ? [reason] : []), ...(asked ? [asked] : []), ...wished, ...generalTips];
  // "At arm's length" covers this tip.
  const fitting = reason === 'distance' ? tips.filter((tip) => tip !== 'nearer') : tips;
  return [...new Set(fitting)].slice(0, 3);
}
