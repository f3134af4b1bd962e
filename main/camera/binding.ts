import { z } from 'zod';
import { namesCompanion } from '../../preload/companion-camera.ts';
import { type CameraDevice, cameraIdOf, type Identity } from './identity.ts';

/** Which hardware staff chose, as it is kept in the encrypted settings. */
export const cameraBinding = z.object({
  bus: z.enum(['usb', 'pci', 'platform', 'other']),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  serial: z.string().nullable(),
  interfaceNumber: z.number().int().nullable(),
  driver: z.string().nullable(),
  port: z.string().nullable(),
});
export type CameraBinding = Readonly<z.infer<typeof cameraBinding>>;

/** What makes a camera the right one: the hardware that staff bound the kiosk to, or the beginning of an id, as IT sets it for a fleet. */
export type CameraRule =
  | { readonly kind: 'binding'; readonly binding: CameraBinding }
  | { readonly kind: 'id'; readonly start: string };

function obeysRule(device: CameraDevice, rule: CameraRule): boolean {
  if (rule.kind === 'binding') return isBoundTo(device, rule.binding);
  const id = cameraIdOf(device);
  // Whole parts only: `usb-046d-08` must not let in every model whose number begins so.
  return id === rule.start || id.startsWith(`${rule.start}-`);
}

/** The properties of a device that a binding compares: its hardware ids, not its names. */
export function bindingOf(device: CameraDevice): CameraBinding {
  const { bus, vendorId, productId, serial, interfaceNumber, driver, port } = device;
  return { bus, vendorId, productId, serial, interfaceNumber, driver, port };
}

/**
 * Whether a device is the one that the kiosk is bound to. A camera with a serial number may move to another socket; two cameras without one
 * can be distinguished only by their socket.
 */
export function isBoundTo(device: CameraDevice, binding: CameraBinding): boolean {
  const sameKind =
    device.bus === binding.bus &&
    device.vendorId === binding.vendorId &&
    device.productId === binding.productId &&
    device.interfaceNumber === binding.interfaceNumber &&
    device.driver === binding.driver;
  if (!sameKind) return false;
  if (binding.serial !== null) return device.serial === binding.serial;
  return device.serial === null && binding.port !== null && device.port === binding.port;
}

/** Why a camera may not be used, in the words of log and records. The screen says `camera-untrusted` for all of them. */
export type RefusalReason =
  'virtual' | 'fake' | 'infrared-or-depth' | 'not-the-pinned-one' | 'pinned-but-unidentified';

/** What is written down of an admitted camera: no serial number, no label. */
export interface AdmittedCamera {
  /** As `--list-cameras` names it; null for a camera that could not be identified, or the fake one. */
  readonly id: string | null;
  readonly kind: 'hardware' | 'fake' | 'unidentified';
  readonly driver: string | null;
  /** A rule of staff's or IT's named it. */
  readonly pinned: boolean;
}

export type Admission =
  | { readonly ok: true; readonly camera: AdmittedCamera }
  | { readonly ok: false; readonly reason: RefusalReason };

/**
 * Whether one of a device's names says that it is an infrared or depth sensor. A miss is harmless where the kiosk is bound to a
 * camera: the binding names the function of the device as well.
 */
export function isCompanion({ names }: Pick<CameraDevice, 'names'>): boolean {
  return names.some(namesCompanion);
}

/**
 * Whether a stream may be used. Software cameras never; with a rule only the hardware that it names, and what can't be
 * identified isn't that; without a rule any camera not known to be wrong.
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
      if (rule && !obeysRule(identity.device, rule)) return { ok: false, reason: 'not-the-pinned-one' };
      return admitted('hardware', identity.device, rule !== null);
  }
}

function admitted(kind: AdmittedCamera['kind'], device: CameraDevice | null, pinned: boolean): Admission {
  const id = device && cameraIdOf(device);
  return { ok: true, camera: { id, kind, driver: device?.driver ?? null, pinned } };
}

/** What staff may binding. Infrared sensors and software cameras would be refused all the same. */
export function bindableIn(identity: Identity): readonly CameraDevice[] {
  return identity.kind === 'hardware' && !isCompanion(identity.device) ? [identity.device] : [];
}
