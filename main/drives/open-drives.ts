import { createHash } from 'node:crypto';
import { basename, delimiter } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { Drive, StaffError } from '../../preload/staff-contract.ts';
import { runPowershell } from '../platform/windows.ts';
import { flavour } from '../platform/flavour.ts';
import { freeBytesIn } from '../platform/durable-file.ts';
import { drivesOnLinux, type MountedDrive } from './linux-drives.ts';
import { readWindowsDrives, windowsQuery } from './windows-drives.ts';

/** USB drives as the console uses them. */
export interface RemovableDrives {
  list(): Promise<readonly Drive[]>;
  /** Paths of all connected drives. */
  folders(): Promise<readonly string[]>;
  /** Path of a connected drive. */
  folderOf(driveId: string): Promise<Result<string, StaffError>>;
}

/** The USB drives of this station. Outside production folders may replace them, for tests and trials. */
export function openDrives(): RemovableDrives {
  const named = flavour === 'production' ? undefined : process.env['LIVENESS_KIOSK_DRIVES'];
  if (named === undefined) return drivesFrom(() => find(process.platform));
  const folders = named.split(delimiter).filter((folder) => folder !== '');
  return drivesFrom(async () => folders.map((folder) => ({ folder, name: basename(folder) })));
}

async function find(platform: NodeJS.Platform): Promise<readonly MountedDrive[]> {
  if (platform === 'linux') return drivesOnLinux({ proc: '/proc', sys: '/sys' });
  if (platform !== 'win32') return [];
  return readWindowsDrives((await runPowershell(windowsQuery)) ?? '');
}

/** @param look lists the drives connected now */
export function drivesFrom(look: () => Promise<readonly MountedDrive[]>): RemovableDrives {
  return {
    async list() {
      const drives = await look();
      return Promise.all(
        drives.map(async ({ folder, name }): Promise<Drive> => ({
          id: idOf(folder),
          name,
          freeBytes: await freeBytesIn(folder),
        })),
      );
    },
    folders: async () => (await look()).map(({ folder }) => folder),
    async folderOf(driveId) {
      const drive = (await look()).find(({ folder }) => idOf(folder) === driveId);
      // The page names a drive by the id it was given; a path of its own choosing is not accepted.
      return drive ? { ok: true, value: drive.folder } : { ok: false, error: { code: 'no-drive' } };
    },
  };
}

const idOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 16);
