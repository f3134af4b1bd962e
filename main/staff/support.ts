import { z } from 'zod';
import type { RemovableDrives } from '../drives/open-drives.ts';
import type { Log } from '../platform/log.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { StationStatus } from '../../preload/station-status.ts';
import { done, ok, staffRequest, type Actions } from './action.ts';
import type { readFailures } from './log-reader.ts';
import type { NoteEvent } from '../records/events.ts';
import { listSettings } from './settings.ts';
import { bundleName, type WriteSupportFile } from './support-bundle.ts';

export interface SupportPorts {
  readonly readStatus: () => Promise<StationStatus>;
  readonly configuration: Configuration;
  readonly drives: Pick<RemovableDrives, 'list' | 'folderOf'>;
  /** Off the main thread, as the support file. */
  readonly readFailures: typeof readFailures;
  readonly writeSupportFile: WriteSupportFile;
  readonly logFolder: string;
  readonly restart: () => void;
  readonly exit: () => void;
  readonly note: NoteEvent;
  readonly log: Log;
}

/** What staff look at when something is wrong, and what they hand on; restarting and ending the program. */
export function supportActions(
  ports: SupportPorts,
): Actions<'getStatus' | 'getEvents' | 'listDrives' | 'exportBundle' | 'restart' | 'exit'> {
  const { readStatus, configuration, drives, logFolder, note, log } = ports;
  return {
    getStatus: {
      role: 'clerk',
      isPolled: true,
      schema: staffRequest({}),
      handle: async () => ok(await readStatus()),
    },
    getEvents: {
      role: 'administrator',
      schema: staffRequest({}),
      handle: async () => ok(await ports.readFailures(logFolder)),
    },
    listDrives: {
      role: 'administrator',
      schema: staffRequest({}),
      handle: async () => ok(await drives.list()),
    },
    exportBundle: {
      role: 'administrator',
      schema: staffRequest({ drive: z.string().max(128) }),
      async handle({ drive }) {
        const folder = await drives.folderOf(drive);
        if (!folder.ok) return folder;
        const now = new Date();
        const fileName = bundleName(configuration.values.stationName, now);
        const written = await ports.writeSupportFile({
          ...{ logFolder, drive: folder.value, fileName, now },
          status: await readStatus(),
          settings: listSettings(configuration),
        });
        if (!written.ok) return written;
        log.info({ fileName }, 'support file written');
        return ok({ fileName });
      },
    },
    restart: {
      role: 'clerk',
      schema: staffRequest({}),
      handle() {
        log.info('restart by staff');
        note('staff', { event: 'restart' });
        ports.restart();
        return done;
      },
    },
    exit: {
      role: 'administrator',
      schema: staffRequest({}),
      handle() {
        log.info('exit by staff');
        note('staff', { event: 'exit' });
        ports.exit();
        return done;
      },
    },
  };
}
