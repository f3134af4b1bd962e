import { z } from 'zod';
import type { MountedDrive } from './linux-drives.ts';

/** DriveType 2 is "removable disk" (Win32_LogicalDisk); a USB hard disk calls itself 3 and is not offered. */
export const windowsQuery =
  'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" | Select-Object DeviceID,VolumeName | ConvertTo-Json -Compress';

const disk = z.object({ DeviceID: z.string().regex(/^[A-Z]:$/), VolumeName: z.string().nullable() });
const answer = z.union([z.array(disk), disk.transform((one) => [one])]);

/** Reads PowerShell's answer: nothing for none, an object for one, a list for several. Written after documentation, never run. */
export function readWindowsDrives(text: string): readonly MountedDrive[] {
  const json = text.replace(/^\uFEFF/, '').trim();
  if (json === '') return [];
  const read = answer.safeParse(parse(json));
  if (!read.success) return [];
  return read.data.map(({ DeviceID, VolumeName }) => ({
    folder: `${DeviceID}\\`,
    name: VolumeName ? `${VolumeName} (${DeviceID})` : DeviceID,
  }));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
