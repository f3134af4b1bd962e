import { expect, it } from 'vitest';
import { camerasToTry } from './choose-device.ts';

const camera = (deviceId: string, label = '') => ({ kind: 'videoinput', deviceId, label });

it('takes cameras in the order of the system', () => {
  expect(
    camerasToTry([camera('a'), { kind: 'audioinput', deviceId: 'm', label: '' }, camera('b')], null),
  ).toEqual(['a', 'b']);
});

it('begins with the one that served last, if it is still there', () => {
  expect(camerasToTry([camera('a'), camera('b')], 'b')).toEqual(['b', 'a']);
  expect(camerasToTry([camera('a'), camera('b')], 'gone')).toEqual(['a', 'b']);
});

it.each([
  'Integrated IR Camera (04f2:b6d9)',
  'HP Infrared Camera',
  'Intel RealSense Depth Camera',
  'Windows Hello',
])('leaves out %s', (label) => {
  expect(camerasToTry([camera('ir', label), camera('rgb', 'Integrated Camera')], 'ir')).toEqual(['rgb']);
});

it.each(['Virtual camera', 'AIR Cam', 'Logitech BRIO', 'Mirror'])('keeps %s', (label) => {
  expect(camerasToTry([camera('a', label), camera('b', 'other')], null)).toEqual(['a', 'b']);
});

it('has main refuse a companion that is all there is', () => {
  expect(camerasToTry([camera('ir', 'IR Camera')], null)).toEqual(['ir']);
});
