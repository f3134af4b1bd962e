import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { CameraDevice, Identity } from '../identity.ts';

/**
 * The cameras that are there, one entry for each function of a device: its first node is the one with the picture, the
 * others carry metadata.
 */
export function listOnLinux(sysRoot: string): readonly Identity[] {
  const folder = join(sysRoot, 'class', 'video4linux');
  const nodes = names(folder).filter((name) => /^video\d+$/.test(name));
  return nodes
    .sort((one, other) => Number(one.slice(5)) - Number(other.slice(5)))
    .filter((name) => indexOf(join(folder, name)) === 0)
    .flatMap((name) => readIfThere(sysRoot, `class/video4linux/${name}`));
}

/** A camera may be pulled while the list is read. */
function readIfThere(sysRoot: string, node: string): readonly Identity[] {
  try {
    return [readVideoNode(sysRoot, node)];
  } catch {
    return [];
  }
}

/** A machine without any camera has no such folder. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function indexOf(node: string): number {
  try {
    return Number(readFileSync(join(node, 'index'), 'utf8'));
  } catch {
    return 0;
  }
}

/**
 * The device behind a video node, by its place in the kernel's device tree. The name that a driver or a program gives the node
 * is used for the infrared words only: v4l2loopback's name is free text.
 * @param sysRoot `/sys`, or a recorded copy of it
 * @param node the node's folder below it, such as `class/video4linux/video0` or `dev/char/81:0`
 * @throws when there is no such node
 */
export function readVideoNode(sysRoot: string, node: string): Identity {
  const root = realpathSync(sysRoot);
  const path = realpathSync(join(root, node));
  const device = target(join(path, 'device'));
  if (device === null) return { kind: 'virtual', reason: 'no-hardware' };
  const bus = nameOfLink(join(device, 'subsystem'));
  if (!hangsOnHardware(root, device)) {
    return { kind: 'virtual', reason: bus === 'usb' ? 'emulated-bus' : 'no-hardware' };
  }
  const common = { driver: nameOfLink(join(device, 'driver')), label: text(join(path, 'name')) };
  switch (bus) {
    case 'usb':
      return { kind: 'hardware', device: describeUsb(root, device, common) };
    case 'pci':
      return { kind: 'hardware', device: describeOther('pci', root, device, common) };
    case 'platform':
      return { kind: 'hardware', device: describeOther('platform', root, device, common) };
    default:
      return { kind: 'hardware', device: describeOther('other', root, device, common) };
  }
}

/**
 * Hardware is found on PCI or described by the firmware (ACPI, device tree), and so is the controller of a USB bus. Devices that a
 * kernel module creates are neither, whatever their name: v4l2loopback, vivid, usbip's bus, the dummy host of gadgets.
 */
function hangsOnHardware(root: string, device: string): boolean {
  const top = join(root, 'devices');
  for (let folder = device; folder.startsWith(top + sep); folder = dirname(folder)) {
    if (/^pci[0-9a-f]{4}:/.test(basename(folder))) return true;
    if (['of_node', 'firmware_node'].some((name) => isThere(join(folder, name)))) return true;
  }
  return false;
}

interface Common {
  readonly driver: string | null;
  readonly label: string | null;
}

/** @param usbInterface folder of one function, `…/1-3/1-3:1.0`; the device itself is the folder above */
function describeUsb(root: string, usbInterface: string, { driver, label }: Common): CameraDevice {
  const device = dirname(usbInterface);
  const number = text(join(usbInterface, 'bInterfaceNumber'));
  return {
    bus: 'usb',
    vendorId: text(join(device, 'idVendor')),
    productId: text(join(device, 'idProduct')),
    serial: text(join(device, 'serial')),
    interfaceNumber: number === null ? null : Number.parseInt(number, 16),
    driver,
    port: usbPort(root, device),
    names: namesOf(text(join(device, 'product')), text(join(usbInterface, 'interface')), label),
  };
}

/** The controller's place and the sockets from it on; the kernel's bus number may change from start to start. */
function usbPort(root: string, device: string): string {
  const segments = relative(join(root, 'devices'), device).split(sep);
  const hub = segments.findIndex((segment) => /^usb\d+$/.test(segment));
  const controller = segments.slice(0, hub === -1 ? segments.length - 1 : hub).join('/');
  return `${controller} ${text(join(device, 'devpath')) ?? basename(device).replace(/^\d+-/, '')}`;
}

function describeOther(
  bus: CameraDevice['bus'],
  root: string,
  device: string,
  { driver, label }: Common,
): CameraDevice {
  const hex = (name: string) => text(join(device, name))?.replace(/^0x/, '') ?? null;
  return {
    bus,
    vendorId: bus === 'pci' ? hex('vendor') : null,
    productId: bus === 'pci' ? hex('device') : null,
    serial: null,
    interfaceNumber: null,
    driver,
    port: relative(join(root, 'devices'), device).split(sep).join('/'),
    names: namesOf(label),
  };
}

function namesOf(...names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.filter((name): name is string => name !== null))];
}

/** A line of sysfs without its end; null where there is no such file, or nothing in it. */
function text(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function target(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** The link itself: what it points to is of no interest. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function nameOfLink(path: string): string | null {
  const end = target(path);
  return end && basename(end);
}
