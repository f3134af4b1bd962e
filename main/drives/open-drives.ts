import { createHash } from 'node:crypto';
import { basename, delimiter } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { Drive, StaffError } from '../../preload/staff-contract.ts';
import { flavour } from '../platform/flavour.ts';
import { freeBytesIn } from '../platform/free-bytes.ts';
import { findDrives, type MountedDrive } from './find-drives.ts';

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
  if (named === undefined) return drivesFrom(() => findDrives(process.platform));
  const folders = named.split(delimiter).filter((folder) => folder !== '');
  return drivesFrom(async () => folders.map((folder) => ({ folder, name: basename(folder) })));
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
