import type { Identity } from '../identity.ts';
import { interfacePaths } from './interface-paths.ts';
import { identityOf, type PnpCamera } from './pnp-camera.ts';
import type { PnpCameras } from '../../platform/powershell.ts';

export interface WindowsPorts {
  readonly cameras: PnpCameras;
  /** As in LinuxPorts. */
  readonly isIdOf: (rawId: string) => boolean | null;
  readonly label: string;
}

/** Chromium adds a USB camera's ids to its name. */
const modelSuffix = / \([0-9a-f]{4}:[0-9a-f]{4}\)$/;

/**
 * The device that the page's id belongs to, among those that Windows has now. The id is a hash over the device's path,
 * so that a device with another device's name is still identified by its hardware.
 */
export async function identifyOnWindows({ cameras, isIdOf, label }: WindowsPorts): Promise<Identity> {
  const name = label.replace(modelSuffix, '');
  if (isIdOf(name) === null) return { kind: 'unidentified', why: 'salt-unknown' };
  // Chromium names a DirectShow filter by its path, and one without a path by its name: no device is behind that.
  if (isIdOf(name) === true) return { kind: 'virtual', reason: 'software-camera' };
  const belongs = ({ InstanceId }: PnpCamera) =>
    interfacePaths(InstanceId).some((path) => isIdOf(path) === true);
  const found = (await cameras(false))?.find(belongs) ?? (await cameras(true))?.find(belongs);
  return found ? identityOf(found) : { kind: 'unidentified', why: 'no-such-device' };
}
