import { expect, it } from 'vitest';
import type { CaptureMeasures, CaptureQuality } from '../../preload/contract.ts';
import { captureQuality } from './handlers.ts';

const measures: CaptureMeasures = {
  interEyePx: 142.5,
  headHeightShare: 0.48,
  yawDeg: -3.2,
  pitchDeg: 4,
  rollDeg: 0,
  eyesOpen: 0.31,
  faceLuminance: 128.4,
  darkShare: 0.01,
  brightShare: 0,
  halvesRatio: 0.92,
  sharpness: 210.3,
  steadyMs: 812,
  framesCompared: 5,
};
const quality: CaptureQuality = { mode: 'automatic', hint: 'steady', measures };
const isTaken = (value: unknown) => captureQuality.safeParse(value).success;

it('takes what was measured, and what could not be', () => {
  expect(captureQuality.parse(quality)).toEqual(quality);
  expect(isTaken({ mode: 'unguided', hint: null, measures: null })).toBe(true);
});

it.each(Object.keys(measures))('%s has to be a finite number within what can be measured', (name) => {
  for (const wrong of [
    NaN,
    Infinity,
    -Infinity,
    '1',
    null,
    undefined,
    1n,
    true,
    [1],
    {},
    -1e9,
    1e9,
    'data:image/jpeg',
  ])
    expect(isTaken({ ...quality, measures: { ...measures, [name]: wrong } }), String(wrong)).toBe(false);
});

it.each([
  ['another field', { ...quality, picture: 'x' }],
  ['another measure', { ...quality, measures: { ...measures, name: 'x' } }],
  ['half the measures', { ...quality, measures: { interEyePx: 1 } }],
  ['another mode', { ...quality, mode: 'by-staff' }],
  ['another hint', { ...quality, hint: 'smile' }],
  ['no hint', { mode: 'automatic', measures }],
  ['nothing', null],
])('refuses %s', (_what, value) => expect(isTaken(value)).toBe(false));
