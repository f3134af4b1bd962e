import { z } from 'zod';
import type { CameraDevice, Identity } from '../identity.ts';
import { runPowershell } from '../../platform/powershell.ts';

const text = z.string().nullish();

/** One device as `Get-PnpDevice` and `Get-PnpDeviceProperty` describe it (see list.ts). */
const pnpCamera = z.object({
  InstanceId: z.string(),
  Class: text,
  FriendlyName: text,
  Service: text,
  /** Instance id of the parent: for one function of a USB device, the device itself. */
  Parent: text,
  LocationPaths: z.union([z.array(z.string()), z.string().transform((one) => [one])]).nullish(),
  /** What the device itself calls itself; FriendlyName can be changed in the registry. */
  BusName: text,
});
export type PnpCamera = z.infer<typeof pnpCamera>;

/** Scanners share the older class of cameras. */
const scannerService = /^(usbscan|wiafbdrv)$/i;

/** Reads the JSON that list.ts asks for; null when it is none. */
export function parsePnpCameras(output: string): readonly PnpCamera[] | null {
  try {
    const listed = z.array(pnpCamera).safeParse(JSON.parse(output.replace(/^\uFEFF/, '')));
    return listed.success ? listed.data.filter(({ Service }) => !scannerService.test(Service ?? '')) : null;
  } catch {
    return null;
  }
}

/** The kind of a Windows device, by the enumerator that reported it: the first part of its instance id. */
export function identityOf(camera: PnpCamera): Identity {
  const enumerator = (camera.InstanceId.split('\\')[0] ?? '').toUpperCase();
  // Devices that a program announced (cameras by way of VCAMDEVAPI), and those installed without any hardware.
  if (enumerator === 'SWD' || enumerator === 'ROOT') return { kind: 'virtual', reason: 'software-camera' };
  if (enumerator === 'USB' && hangsOnSoftware(camera)) return { kind: 'virtual', reason: 'emulated-bus' };
  return { kind: 'hardware', device: describe(camera, enumerator) };
}

/** Every real USB controller is found by way of PCI or ACPI. Where Windows names no path at all, the device is not judged as software. */
function hangsOnSoftware({ LocationPaths }: PnpCamera): boolean {
  const paths = LocationPaths ?? [];
  return paths.length > 0 && !paths.some((path) => /^(PCIROOT|ACPI)\(/i.test(path));
}

function describe(camera: PnpCamera, enumerator: string): CameraDevice {
  const { InstanceId, Service, LocationPaths, FriendlyName, BusName } = camera;
  const ids =
    /(?:VID|VEN)_([0-9A-F]{4})&(?:PID|DEV)_([0-9A-F]{4})/i
      .exec(InstanceId)
      ?.slice(1)
      .map((id) => id.toLowerCase()) ?? [];
  const sensor = /&MI_([0-9A-F]{2})/i.exec(InstanceId)?.[1];
  return {
    bus: enumerator === 'USB' ? 'usb' : enumerator === 'PCI' ? 'pci' : 'other',
    vendorId: ids[0] ?? null,
    productId: ids[1] ?? null,
    serial: enumerator === 'USB' ? serialOf(camera) : null,
    interfaceNumber: sensor === undefined ? null : Number.parseInt(sensor, 16),
    driver: Service?.toLowerCase() ?? null,
    port: LocationPaths?.[0] ?? lastPart(InstanceId),
    names: [...new Set([BusName, FriendlyName].filter((name): name is string => Boolean(name)))],
  };
}

/** The last part of a USB device's instance id is its serial number, unless Windows generated it: then it contains an "&". */
function serialOf({ InstanceId, Parent }: PnpCamera): string | null {
  const isFunction = /&MI_/i.test(InstanceId);
  const device = isFunction ? Parent : InstanceId;
  if (!device || !/^USB\\VID_/i.test(device)) return null;
  const serial = lastPart(device);
  return serial.includes('&') ? null : serial;
}

function lastPart(instanceId: string): string {
  return instanceId.slice(instanceId.lastIndexOf('\\') + 1);
}

/**
 * Fixed text: nothing from outside goes into it. Documented: Get-PnpDevice and Get-PnpDeviceProperty of the module
 * PnpDevice, part of Windows since 10.
 */
const script = `
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$ErrorActionPreference = 'SilentlyContinue'
$found = @(Get-PnpDevice -PresentOnly -Class Camera,Image | ForEach-Object {
  $p = @{}
  $keys = 'DEVPKEY_Device_Parent','DEVPKEY_Device_LocationPaths','DEVPKEY_Device_BusReportedDeviceDesc'
  Get-PnpDeviceProperty -InstanceId $_.InstanceId -KeyName $keys | ForEach-Object { $p[$_.KeyName] = $_.Data }
  [pscustomobject]@{
    InstanceId = $_.InstanceId; Class = $_.Class; FriendlyName = $_.FriendlyName; Service = $_.Service
    Parent = $p['DEVPKEY_Device_Parent']
    LocationPaths = $p['DEVPKEY_Device_LocationPaths']
    BusName = $p['DEVPKEY_Device_BusReportedDeviceDesc']
  }
})
ConvertTo-Json -InputObject $found -Compress -Depth 3
`;

/** The cameras that Windows has now; null when it can't be found out. */
export async function listPnpCameras(): Promise<readonly PnpCamera[] | null> {
  const output = await runPowershell(script);
  return output === null ? null : parsePnpCameras(output);
}

export type PnpCameras = (fresh: boolean) => Promise<readonly PnpCamera[] | null>;

/**
 * Keeps the last list. An old entry is as good as a new one, since a path names one device at one socket; only a device
 * that is not in it needs a new list.
 */
export function rememberPnpCameras(list: () => Promise<readonly PnpCamera[] | null>): PnpCameras {
  let known: Promise<readonly PnpCamera[] | null> | null = null;
  return (fresh) => {
    if (known === null || fresh) known = list();
    return known;
  };
}
