import type { Identity } from '../identity.ts';
import { identityOf, type PnpCamera, type PnpCameras } from './pnp-camera.ts';

interface WindowsPorts {
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

/** The interface classes under which Windows offers cameras to programs (ks.h, ksmedia.h). */
const categories = [
  // KSCATEGORY_VIDEO_CAMERA, which Media Foundation lists, KSCATEGORY_SENSOR_CAMERA, KSCATEGORY_NETWORK_CAMERA
  '{e5323777-f976-4f5b-9b55-b94699c46e44}',
  '{24e552d7-6523-47f7-a647-d3465bf1f5ca}',
  '{b8238652-b500-41eb-b4f3-4234f7f5ae99}',
  // KSCATEGORY_CAPTURE, which DirectShow lists, and KSCATEGORY_VIDEO
  '{65e8773d-8f56-11d0-a3b9-00a0c9223196}',
  '{6994ad05-93ef-11d0-a3cc-00a0c9223196}',
];
/** What may follow the class: `global` from Microsoft's own USB video driver, the pin's name from AVStream drivers. */
const references = ['\\global', '\\{bbefb6c7-2fc4-4139-bb8b-a58bba724083}', ''];

/**
 * The device paths under which Chromium may know a camera on Windows: `\\?\usb#vid_…#…#{class}\global`, from its
 * instance id. Media Foundation writes them in small letters; a driver may keep its own.
 */
export function interfacePaths(instanceId: string): readonly string[] {
  const device = instanceId.replaceAll('\\', '#');
  return [...new Set([device.toLowerCase(), device])].flatMap((name) =>
    categories.flatMap((category) => references.map((reference) => `\\\\?\\${name}#${category}${reference}`)),
  );
}
