import { describe, expect, it } from 'vitest';
import { admit, isCompanion, bindingOf } from './binding.ts';
import { type CameraDevice, cameraIdOf, type Identity } from './identity.ts';

const c920: CameraDevice = {
  bus: 'usb',
  vendorId: '046d',
  productId: '082d',
  serial: '7A3F21BF',
  interfaceNumber: 0,
  driver: 'uvcvideo',
  port: 'controller 3',
  names: ['HD Pro Webcam C920'],
};
const noSerial: CameraDevice = { ...c920, serial: null };
const infrared: CameraDevice = {
  ...c920,
  interfaceNumber: 2,
  names: ['Integrated Camera', 'Integrated IR Camera'],
};
const hardware = (device: CameraDevice): Identity => ({ kind: 'hardware', device });
const unknown: Identity = { kind: 'unidentified', why: 'no-device-held' };
const virtual: Identity = { kind: 'virtual', reason: 'no-hardware' };
const fake: Identity = { kind: 'fake' };
const binding = bindingOf(c920);

const cases: readonly [string, Identity, CameraDevice | null, boolean, string][] = [
  ['hardware, nothing pinned', hardware(c920), null, false, 'admitted'],
  ['the pinned hardware', hardware(c920), c920, false, 'admitted'],
  [
    'the pinned hardware in another socket',
    hardware({ ...c920, port: 'controller 5' }),
    c920,
    false,
    'admitted',
  ],
  ['the pinned hardware under another name', hardware({ ...c920, names: ['Cam'] }), c920, false, 'admitted'],
  [
    'its twin with another serial number',
    hardware({ ...c920, serial: '0' }),
    c920,
    false,
    'not-the-pinned-one',
  ],
  ['another model', hardware({ ...c920, productId: '0825' }), c920, false, 'not-the-pinned-one'],
  ['another maker', hardware({ ...c920, vendorId: '1908' }), c920, false, 'not-the-pinned-one'],
  ['another function of it', hardware({ ...c920, interfaceNumber: 2 }), c920, false, 'not-the-pinned-one'],
  ['another driver', hardware({ ...c920, driver: 'gspca' }), c920, false, 'not-the-pinned-one'],
  ['another bus', hardware({ ...c920, bus: 'platform' }), c920, false, 'not-the-pinned-one'],
  [
    'without a serial number where the binding has one',
    hardware(noSerial),
    c920,
    false,
    'not-the-pinned-one',
  ],
  ['with a serial number where the binding has none', hardware(c920), noSerial, false, 'not-the-pinned-one'],
  ['no serial number, same socket', hardware(noSerial), noSerial, false, 'admitted'],
  [
    'no serial number, another socket',
    hardware({ ...noSerial, port: 'x' }),
    noSerial,
    false,
    'not-the-pinned-one',
  ],
  ['infrared', hardware(infrared), null, false, 'infrared-or-depth'],
  ['infrared, pinned', hardware(infrared), infrared, false, 'infrared-or-depth'],
  ['unidentified, nothing pinned', unknown, null, false, 'admitted'],
  ['unidentified, pinned', unknown, c920, false, 'pinned-but-unidentified'],
  ['virtual', virtual, null, false, 'virtual'],
  ['virtual where the fake is allowed', virtual, null, true, 'virtual'],
  ['virtual, pinned', virtual, c920, true, 'virtual'],
  ['fake', fake, null, false, 'fake'],
  ['fake, allowed', fake, null, true, 'admitted'],
];

it.each(cases)('%s', (_name, identity, pinned, allowFake, wanted) => {
  const admission = admit(identity, pinned && { kind: 'binding', binding: bindingOf(pinned) }, allowFake);
  expect(admission.ok ? 'admitted' : admission.reason).toBe(wanted);
});

it('a binding without serial number and socket matches nothing', () => {
  const nowhere = { ...noSerial, port: null };
  expect(admit(hardware(nowhere), { kind: 'binding', binding: bindingOf(nowhere) }, false).ok).toBe(false);
});

it('what is written down holds neither serial number nor name', () => {
  const admission = admit(hardware(c920), { kind: 'binding', binding }, false);
  expect(admission).toEqual({
    ok: true,
    camera: { id: cameraIdOf(c920), kind: 'hardware', driver: 'uvcvideo', pinned: true },
  });
  expect(JSON.stringify(admission)).not.toMatch(/7A3F21BF|Webcam/);
  expect(cameraIdOf(c920)).toMatch(/^usb-046d-082d-0-[0-9a-f]{8}$/);
});

describe('infrared and depth companions by their names', () => {
  it.each([
    'Integrated IR Camera',
    'USB2.0 IR UVC WebCam',
    'HP IR Camera: HP IR Camera',
    'Intel(R) RealSense(TM) Depth Camera',
    'Windows Hello Face Camera',
    'Infrared Sensor',
    'ToF camera',
  ])('%s', (name) => expect(isCompanion({ names: ['Camera', name] })).toBe(true));

  it.each([
    'HD Pro Webcam C920',
    'Integrated RGB Camera',
    'First Camera',
    'FIRE HD',
    'Deptford Cam',
    'Airy 1080p',
    'RGB-IR Module',
  ])('not %s', (name) => expect(isCompanion({ names: [name] })).toBe(false));
});
