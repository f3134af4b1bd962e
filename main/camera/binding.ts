import { z } from 'zod';
import { cameraIdOf, type CameraDevice } from './identity.ts';

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
