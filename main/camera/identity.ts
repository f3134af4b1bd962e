import { createHash } from 'node:crypto';

/** One camera as the operating system's device tree describes it. Null: the system does not state it. */
export interface CameraDevice {
  readonly bus: 'usb' | 'pci' | 'platform' | 'other';
  /** USB or PCI ids, four lower-case hex digits each. */
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serial: string | null;
  /** Of a USB device with several functions, which one: a colour and an infrared sensor share all other ids. */
  readonly interfaceNumber: number | null;
  /** `uvcvideo`, `usbvideo` … */
  readonly driver: string | null;
  /** Where it is plugged in; the same socket gives the same text. */
  readonly port: string | null;
  /** Every text in which a maker may say what it is: product, function, model. For people and for companion words. */
  readonly names: readonly string[];
}

type VirtualReason =
  /** A kernel module made it up: v4l2loopback, test drivers. */
  | 'no-hardware'
  /** A USB bus that a program plays: usbip, a gadget on a dummy host. */
  | 'emulated-bus'
  /** A camera that a program registered with Windows. */
  | 'software-camera';

/** What main found out about the device behind a stream, without believing its label. */
export type Identity =
  | { readonly kind: 'hardware'; readonly device: CameraDevice }
  | { readonly kind: 'virtual'; readonly reason: VirtualReason }
  /** Chromium's own fake device. */
  | { readonly kind: 'fake' }
  /** `why` for the log: a word, never a path or a label. */
  | { readonly kind: 'unidentified'; readonly why: string };

/**
 * A short name for a camera: bus, ids, function and eight digits of a hash over the serial number, or over the socket
 * where it has none. Staff choose by it and the log shows it, so that neither shows a serial number.
 */
export function cameraIdOf(device: CameraDevice): string {
  const ids = device.vendorId && device.productId ? `-${device.vendorId}-${device.productId}` : '';
  const sensor = device.interfaceNumber === null ? '' : `-${device.interfaceNumber}`;
  const told = JSON.stringify([device.driver, device.serial, device.serial === null ? device.port : null]);
  return `${device.bus}${ids}${sensor}-${createHash('sha256').update(told).digest('hex').slice(0, 8)}`;
}
