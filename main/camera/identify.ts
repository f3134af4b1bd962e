import type { CameraCheck } from '../../preload/contract.ts';
import { deviceIdFor, readSalt } from './device-id.ts';
import type { Identity } from './identity.ts';
import { identifyOnLinux } from './linux/identify.ts';
import { listOnLinux } from './linux/video-node.ts';
import { identifyOnWindows } from './windows/identify.ts';
import { identityOf, listPnpCameras, rememberPnpCameras } from './windows/pnp-camera.ts';

interface IdentifyPorts {
  readonly platform: NodeJS.Platform;
  /** Where Electron keeps the salt. */
  readonly userDataFolder: string;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  readonly capturePids: () => readonly number[];
  /** Chromium was started with its fake device, and then knows no other. */
  readonly fakeDevice: boolean;
}

/** Makes the function that finds out which device is behind a stream that is open. */
export function createIdentifier(ports: IdentifyPorts): (camera: CameraCheck) => Promise<Identity> {
  const { platform, capturePids, fakeDevice } = ports;
  const cameras = rememberPnpCameras(listPnpCameras);
  // Started early: PowerShell takes a second or two for its first answer.
  if (platform === 'win32') void cameras(false);
  return async ({ deviceId, label }) => {
    const salt = readSalt(ports.userDataFolder);
    const isIdOf = (rawId: string) =>
      salt === null ? null : deviceIdFor(rawId, ports.origin, salt) === deviceId;
    switch (platform) {
      case 'linux':
        return identifyOnLinux({ sysRoot: '/sys', procRoot: '/proc', capturePids, fakeDevice, isIdOf });
      case 'win32':
        return fakeDevice ? { kind: 'fake' } : identifyOnWindows({ cameras, isIdOf, label });
      default:
        return fakeDevice ? { kind: 'fake' } : { kind: 'unidentified', why: 'platform-not-supported' };
    }
  };
}

/** All cameras of this machine, for `--list-cameras`; null where the system can't be asked. */
export async function listCameras(platform: NodeJS.Platform): Promise<readonly Identity[] | null> {
  if (platform === 'linux') return listOnLinux('/sys');
  if (platform !== 'win32') return null;
  const found = await listPnpCameras();
  return found && found.map(identityOf);
}
