import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isCompanion } from '../binding.ts';
import { deviceIdFor } from '../device-id.ts';
import type { Identity } from '../identity.ts';
import { identifyOnWindows } from './identify.ts';
import { interfacePaths } from './identify.ts';
import { identityOf, parsePnpCameras, type PnpCamera, rememberPnpCameras } from './pnp-camera.ts';

/** Written after Microsoft's documentation; never seen on Windows (see the folder's README). */
function recorded(name: string): readonly PnpCamera[] {
  const path = fileURLToPath(new URL(`../../../test/fixtures/pnp/${name}.json`, import.meta.url));
  const cameras = parsePnpCameras(readFileSync(path, 'utf8'));
  if (!cameras) throw new Error(`${name} is not read`);
  return cameras;
}
const identities = (name: string) => recorded(name).map(identityOf);
const deviceOf = (identity: Identity | undefined) => (identity?.kind === 'hardware' ? identity.device : null);

describe('a device of Windows', () => {
  it('is a USB camera with the serial number of the device above it; scanners are left out', () => {
    expect(identities('webcam-c920')).toEqual([
      {
        kind: 'hardware',
        device: {
          bus: 'usb',
          vendorId: '046d',
          productId: '082d',
          serial: '7A3F21BF',
          interfaceNumber: 0,
          driver: 'usbvideo',
          port: 'PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(3)#USBMI(0)',
          names: ['HD Pro Webcam C920'],
        },
      },
    ]);
  });

  it('has no serial number where Windows made one up, and then its socket counts', () => {
    expect(deviceOf(identities('cheap-webcam')[0])).toMatchObject({
      serial: null,
      port: 'PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(4)',
      interfaceNumber: null,
    });
  });

  it('is an infrared sensor by what the device calls itself', () => {
    const devices = identities('laptop-rgb-ir').map(deviceOf);
    expect(devices.map((device) => device && isCompanion(device))).toEqual([false, true]);
    expect(devices.map((device) => device?.interfaceNumber)).toEqual([0, 2]);
  });

  it('is software when no hardware reported it, or no real controller carries it', () => {
    expect(identities('software-cameras')).toEqual([
      { kind: 'virtual', reason: 'software-camera' },
      { kind: 'virtual', reason: 'software-camera' },
    ]);
    expect(identities('emulated-bus')).toEqual([{ kind: 'virtual', reason: 'emulated-bus' }]);
  });

  it.each(['', 'Get-PnpDevice : Access denied', '{}', '[{"Class":"Camera"}]', '[1]'])(
    'output that is no list is no answer: %j',
    (output) => expect(parsePnpCameras(output)).toBeNull(),
  );

  it('an empty list is an answer, with a byte order mark as well', () => {
    expect(parsePnpCameras('\uFEFF[]\r\n')).toEqual([]);
  });
});

it('device paths are built as Media Foundation writes them', () => {
  expect(interfacePaths('USB\\VID_046D&PID_082D&MI_00\\7&1A2B3C4D&0&0000')).toContain(
    '\\\\?\\usb#vid_046d&pid_082d&mi_00#7&1a2b3c4d&0&0000#{e5323777-f976-4f5b-9b55-b94699c46e44}\\global',
  );
});

describe('the device behind a stream', () => {
  const salt = 'A'.repeat(32);
  const pageIdOf = (rawId: string) => deviceIdFor(rawId, 'app://kiosk', salt);
  const pathOf = (camera: PnpCamera | undefined) => interfacePaths(camera?.InstanceId ?? '')[0] ?? '';
  const identify = (
    pageId: string,
    cameras: readonly PnpCamera[] | null,
    label = 'HD Pro Webcam C920 (046d:082d)',
  ) =>
    identifyOnWindows({
      cameras: async () => cameras,
      isIdOf: (rawId) => pageIdOf(rawId) === pageId,
      label,
    });

  it('is the one whose path gives the page’s id', async () => {
    const cameras = [...recorded('laptop-rgb-ir'), ...recorded('webcam-c920')];
    const identity = await identify(pageIdOf(pathOf(cameras[2])), cameras);
    expect(deviceOf(identity)?.serial).toBe('7A3F21BF');
  });

  it('is software for a camera that a program registered under the real one’s name', async () => {
    const cameras = [...recorded('webcam-c920'), ...recorded('software-cameras')];
    expect(await identify(pageIdOf(pathOf(cameras[1])), cameras)).toMatchObject({ kind: 'virtual' });
  });

  it('is software where Chromium knows it by its name alone, as it does filters of OBS and the like', async () => {
    const cameras = recorded('webcam-c920');
    expect(await identify(pageIdOf('HD Pro Webcam C920'), cameras)).toMatchObject({ kind: 'virtual' });
    expect(await identify(pageIdOf('OBS Virtual Camera'), cameras, 'OBS Virtual Camera')).toMatchObject({
      kind: 'virtual',
    });
  });

  it('is unidentified where no device matches, Windows does not answer, or the salt is unknown', async () => {
    const none = { kind: 'unidentified', why: 'no-such-device' };
    expect(await identify(pageIdOf('somewhere else'), recorded('webcam-c920'))).toEqual(none);
    expect(await identify(pageIdOf('somewhere else'), null)).toEqual(none);
    const blind = { cameras: async () => [], isIdOf: () => null, label: '' };
    expect(await identifyOnWindows(blind)).toEqual({ kind: 'unidentified', why: 'salt-unknown' });
  });

  it('is looked for in a new list when the old one does not have it', async () => {
    const lists = [[], recorded('webcam-c920')];
    let asked = 0;
    const cameras = rememberPnpCameras(async () => lists[asked++] ?? []);
    const path = pathOf(recorded('webcam-c920')[0]);
    const ports = { cameras, isIdOf: (rawId: string) => pageIdOf(rawId) === pageIdOf(path), label: '' };
    expect(await identifyOnWindows(ports)).toMatchObject({ kind: 'hardware' });
    expect(await identifyOnWindows(ports)).toMatchObject({ kind: 'hardware' });
    expect(asked).toBe(2);
  });
});
