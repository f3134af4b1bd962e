import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { runPowershell } from '../platform/powershell.ts';

export interface LinuxRoots {
  readonly proc: string;
  readonly sys: string;
}

export interface MountedDrive {
  readonly folder: string;
  readonly name: string;
}

/** The drives that people have plugged in. */
export async function findDrives(platform: NodeJS.Platform): Promise<readonly MountedDrive[]> {
  if (platform === 'linux') return drivesOnLinux({ proc: '/proc', sys: '/sys' });
  if (platform !== 'win32') return [];
  return readWindowsDrives((await runPowershell(windowsQuery)) ?? '');
}

/** Where desktops and automounters put drives that people plug in; a disk of the station itself is never there. */
const usualPlaces = /^\/(media|run\/media|mnt)\//;

/** Mounted drives that are connected by USB, or that report themselves as removable. */
export function drivesOnLinux({ proc, sys }: LinuxRoots): readonly MountedDrive[] {
  return readMounts(join(proc, 'self', 'mountinfo'))
    .filter(({ folder, device }) => usualPlaces.test(folder) && isRemovable(device, sys))
    .map(({ folder }) => ({ folder, name: basename(folder) }));
}

interface Mount {
  readonly folder: string;
  /** `major:minor`. */
  readonly device: string;
}

/** `36 35 8:17 / /media/usb rw,nosuid … - vfat /dev/sdb1 rw`, spaces in names as `\040` (proc(5)). */
function readMounts(path: string): readonly Mount[] {
  return readText(path)
    .split('\n')
    .flatMap((line) => {
      const [, , device, , folder] = line.split(' ');
      return device && folder ? [{ device, folder: unescape(folder) }] : [];
    });
}

const unescape = (text: string): string =>
  text.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

function isRemovable(device: string, sys: string): boolean {
  const link = join(sys, 'dev', 'block', device);
  if (!existsSync(link)) return false;
  const path = realpathSync(link);
  // A partition's folder is inside its disk's folder, which has the "removable" flag.
  const disks = [path, join(path, '..')];
  return /\/usb\d+\//.test(path) || disks.some((disk) => readText(join(disk, 'removable')).trim() === '1');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** DriveType 2 is "removable disk" (Win32_LogicalDisk); a USB hard disk calls itself 3 and is not offered. */
export const windowsQuery =
  'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" | Select-Object DeviceID,VolumeName | ConvertTo-Json -Compress';

const windowsDisk = z.object({ DeviceID: z.string().regex(/^[A-Z]:$/), VolumeName: z.string().nullable() });
const windowsAnswer = z.union([z.array(windowsDisk), windowsDisk.transform((one) => [one])]);

/** Reads PowerShell's answer: nothing for none, an object for one, a list for several. Written after documentation, never run. */
export function readWindowsDrives(text: string): readonly MountedDrive[] {
  const json = text.replace(/^\uFEFF/, '').trim();
  if (json === '') return [];
  const read = windowsAnswer.safeParse(parseJson(json));
  if (!read.success) return [];
  return read.data.map(({ DeviceID, VolumeName }) => ({
    folder: `${DeviceID}\\`,
    name: VolumeName ? `${VolumeName} (${DeviceID})` : DeviceID,
  }));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
