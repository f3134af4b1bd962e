import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { reasonOf } from '../settings/data-key.ts';
import { writeDurably } from '../settings/durable-file.ts';
import { dayOf, type Day } from './read-day.ts';
import type { Records } from './records.ts';

export interface PublishPorts {
  readonly records: Pick<Records, 'head' | 'key'>;
  /** Where the bank collects heads, a network folder say; empty: nowhere. */
  readonly folder: () => string;
  readonly log: Log;
  readonly now?: () => Date;
}

/**
 * Publishes the head once a day: into the log, which many banks collect, and as a file into the folder that was set. Without a copy
 * elsewhere whoever owns this computer could take the newest records away unseen. Tried again with the next call where it failed.
 * @returns to be called now and then
 */
export function publishDaily({ records, folder, log, now = () => new Date() }: PublishPorts): () => void {
  let loggedOn: Day = '';
  return () => {
    const head = records.head();
    if (head === null || !records.key || records.key.kept === 'run') return;
    const today = dayOf(now());
    if (loggedOn !== today) log.info({ head, publicKey: records.key.publicKey }, 'head of the records');
    loggedOn = today;
    const place = folder();
    if (place === '') return;
    const path = join(place, `liveness-kiosk-head-${records.key.station}-${today}.txt`);
    try {
      if (!existsSync(path)) writeDurably(path, Buffer.from(`${head}\n${records.key.publicKey}\n`));
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'the head was not published');
    }
  };
}
