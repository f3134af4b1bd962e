import { z } from 'zod';
import { type CameraDevice, cameraIdOf, type Identity } from './identity.ts';

/** Which hardware staff chose, as it is kept in the encrypted settings. */
export const cameraPin = z.object({
  bus: z.enum(['usb', 'pci', 'platform', 'other']),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  serial: z.string().nullable(),
  interfaceNumber: z.number().int().nullable(),
  driver: z.string().nullable(),
  port: z.string().nullable(),
});
export type CameraPin = Readonly<z.infer<typeof cameraPin>>;

/** What makes a camera the right one: the hardware that staff pinned, or the beginning of an id, as IT sets it for a fleet. */
export type CameraRule =
  { readonly kind: 'pin'; readonly pin: CameraPin } | { readonly kind: 'id'; readonly start: string };

export function suits(device: CameraDevice, rule: CameraRule): boolean {
  if (rule.kind === 'pin') return fits(device, rule.pin);
  const id = cameraIdOf(device);
  // Whole parts only: `usb-046d-08` must not let in every model whose number begins so.
  return id === rule.start || id.startsWith(`${rule.start}-`);
}

/** The pinned properties of a device: its hardware ids, not its names. */
export function pinOf(device: CameraDevice): CameraPin {
  const { bus, vendorId, productId, serial, interfaceNumber, driver, port } = device;
  return { bus, vendorId, productId, serial, interfaceNumber, driver, port };
}

/**
 * Whether a device is the pinned one. A camera with a serial number may move to another socket; two cameras without one
 * can be distinguished only by their socket.
 */
export function fits(device: CameraDevice, pin: CameraPin): boolean {
  const sameKind =
    device.bus === pin.bus &&
    device.vendorId === pin.vendorId &&
    device.productId === pin.productId &&
    device.interfaceNumber === pin.interfaceNumber &&
    device.driver === pin.driver;
  if (!sameKind) return false;
  if (pin.serial !== null) return device.serial === pin.serial;
  return device.serial === null && pin.port !== null && device.port === pin.port;
}

/** Why a camera may not be used; for the log. The screen says `camera-untrusted` for all of them. */
export type RefusalReason =
  'virtual' | 'fake' | 'infrared-or-depth' | 'not-the-pinned-one' | 'pinned-but-unidentified';

/** What is written down of an admitted camera: no serial number, no label. */
export interface AdmittedCamera {
  /** As `--list-cameras` names it; null for a camera that could not be identified, or the fake one. */
  readonly id: string | null;
  readonly kind: 'hardware' | 'fake' | 'unidentified';
  readonly driver: string | null;
  readonly pinned: boolean;
}

export type Admission =
  | { readonly ok: true; readonly camera: AdmittedCamera }
  | { readonly ok: false; readonly reason: RefusalReason };

/**
 * How makers name the second sensor beside the colour one that face log-in uses. A miss is harmless where the camera is
 * pinned: the pin names the function of the device as well.
 */
const companionWords = /\b(ir|nir|infrared|infra-red|depth|tof|windows hello)\b/i;
/** A name for the whole module, such as "RGB-IR camera", does not describe one of its sensors. */
const colourWords = /\b(rgb|colou?r)\b/i;

/** Whether one of a device's names says that it is an infrared or depth sensor. */
export function isCompanion({ names }: Pick<CameraDevice, 'names'>): boolean {
  return names.some((name) => companionWords.test(name) && !colourWords.test(name));
}

/**
 * Whether a stream may be used. Software cameras never; with a pin only the pinned hardware, and what can't be
 * identified isn't that; without a pin any camera not known to be wrong.
 * @param allowFake Chromium's fake device is let in: tests and demonstrations, never a production build
 */
export function admit(identity: Identity, rule: CameraRule | null, allowFake: boolean): Admission {
  switch (identity.kind) {
    case 'virtual':
      return { ok: false, reason: 'virtual' };
    case 'fake':
      return allowFake ? admitted('fake', null, false) : { ok: false, reason: 'fake' };
    case 'unidentified':
      return rule ? { ok: false, reason: 'pinned-but-unidentified' } : admitted('unidentified', null, false);
    case 'hardware':
      if (isCompanion(identity.device)) return { ok: false, reason: 'infrared-or-depth' };
      if (rule && !suits(identity.device, rule)) return { ok: false, reason: 'not-the-pinned-one' };
      return admitted('hardware', identity.device, rule !== null);
  }
}

function admitted(kind: AdmittedCamera['kind'], device: CameraDevice | null, pinned: boolean): Admission {
  const id = device && cameraIdOf(device);
  return { ok: true, camera: { id, kind, driver: device?.driver ?? null, pinned } };
}

/** What staff may pin. Infrared sensors and software cameras would be refused all the same. */
export function pinnableIn(identity: Identity): readonly CameraDevice[] {
  return identity.kind === 'hardware' && !isCompanion(identity.device) ? [identity.device] : [];
}
