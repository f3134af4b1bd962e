import { access, type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeadCopy } from '../../preload/record-contract.ts';
import type { Log } from '../platform/log.ts';
import { reasonOf } from '../platform/errno.ts';
import { dayOf, type Day } from './read-day.ts';
import type { Records } from './records.ts';

export interface PublishPorts {
  readonly records: Pick<Records, 'head' | 'key'>;
  /** Folder where the bank collects checkpoints, for instance on a share; empty: none. */
  readonly folder: () => string;
  readonly log: Log;
  readonly now?: () => Date;
  /** Writes a new file; for tests of shares that don't answer. */
  readonly write?: (path: string, text: string) => Promise<void>;
}

export interface HeadPublisher {
  /** Called periodically. Never rejects. */
  readonly publish: () => Promise<void>;
  readonly state: () => HeadCopy;
}

/** A share that is unreachable can block a write for minutes. */
const longestWaitMs = 20_000;

/**
 * Publishes the checkpoint (the chain's head) once a day: into the log, which many banks collect, and as a file into the configured folder. Without a copy
 * elsewhere, an attacker who controls this computer could remove the newest records undetected. The next call retries a failure;
 * main never waits for the folder.
 */
export function publishDaily(ports: PublishPorts): HeadPublisher {
  const { records, folder, log, now = () => new Date(), write = writeNew } = ports;
  let loggedOn: Day = '';
  let copy: HeadCopy = { state: 'waiting', at: null };
  let copiedTo = '';
  /** A write is still running, also past its time limit: a second one would block as well. */
  let underWay = false;

  const writeTo = async (place: string, station: string, text: string) => {
    const path = join(place, `liveness-kiosk-head-${station}-${dayOf(now())}.txt`);
    underWay = true;
    const written = write(path, text).finally(() => (underWay = false));
    // It may still fail after its time limit.
    written.catch(() => undefined);
    await Promise.race([written, outOfTime()]);
    copy = { state: 'well', at: now().toISOString() };
  };

  return {
    state() {
      if (folder() === '') return { state: 'off', at: null };
      return folder() === copiedTo ? copy : { state: 'waiting', at: null };
    },
    async publish() {
      const head = records.head();
      const { key } = records;
      if (head === null || !key || key.kept === 'run') return;
      const today = dayOf(now());
      if (loggedOn !== today) log.info({ head, publicKey: key.publicKey }, 'head of the records');
      loggedOn = today;
      const place = folder();
      if (place !== copiedTo) copy = { state: 'waiting', at: null };
      copiedTo = place;
      const isDone = copy.state === 'well' && copy.at !== null && dayOf(new Date(copy.at)) === today;
      if (place === '' || isDone || underWay) return;
      try {
        await writeTo(place, key.station, `${head}\n${key.publicKey}\n`);
      } catch (error) {
        copy = { ...copy, state: 'failing' };
        log.warn({ reason: reasonOf(error) }, 'the head was not published');
      }
    },
  };
}

function outOfTime(): Promise<never> {
  const error = Object.assign(new Error('the folder does not answer'), { code: 'ETIMEDOUT' });
  return new Promise((_, reject) => setTimeout(() => reject(error), longestWaitMs).unref());
}

/**
 * Atomic: the complete file or none. An existing file is not overwritten. Whoever may enter the folder may read it, since another
 * account fetches it and a checkpoint is public; what the folder's own access list gives besides stays.
 */
async function writeNew(path: string, text: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const draft = `${path}.draft`;
  const file = await open(draft, 'w', 0o644);
  try {
    await file.writeFile(text);
    await letAllRead(file);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** The unit's UMask takes it away at the opening. A share that knows no such rights refuses, and decides by itself. */
async function letAllRead(file: FileHandle): Promise<void> {
  const { mode } = await file.stat();
  await file.chmod((mode & 0o777) | 0o444).catch(() => undefined);
}
