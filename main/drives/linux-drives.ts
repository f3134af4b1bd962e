import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface LinuxRoots {
  readonly proc: string;
  readonly sys: string;
}

export interface MountedDrive {
  readonly folder: string;
  readonly name: string;
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
