import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../platform/log.ts';
import { writeDurably } from '../platform/durable-file.ts';
import {
  beginRun,
  endRun,
  heldRun,
  noStarts,
  parseStarts,
  startLimits,
  type StartsMemory,
} from './starts.ts';

export interface Run {
  /** The run before this one did not end properly. */
  readonly fell: boolean;
  /** Too many did not, one soon after the other. */
  readonly outOfOrder: boolean;
  /** This run ends intentionally: it is no crash. */
  readonly ended: () => void;
}

const name = 'starts.json';

/**
 * Notes in `directory` that a run begins, and returns how the previous runs ended. A fault of the file
 * or the disk: the kiosk starts.
 */
export function noteStart(directory: string, log: Log, now = Date.now()): Run {
  const path = join(directory, name);
  const { memory, fell, outOfOrder } = beginRun(read(path), now);
  // Without a note on the disk the kiosk can't know whether a pause helped, and would be out of order for ever.
  const noted = write(path, memory, log);
  const held = setTimeout(() => write(path, heldRun(), log), startLimits.windowMs).unref();
  return {
    fell,
    outOfOrder: noted && outOfOrder,
    ended() {
      clearTimeout(held);
      write(path, endRun(), log);
    },
  };
}

function read(path: string): StartsMemory {
  try {
    return parseStarts(readFileSync(path, 'utf8'));
  } catch {
    return noStarts;
  }
}

function write(path: string, memory: StartsMemory, log: Log): boolean {
  try {
    writeDurably(path, Buffer.from(JSON.stringify(memory)));
    return true;
  } catch (error) {
    log.warn({ code: (error as NodeJS.ErrnoException).code ?? 'unknown' }, 'the start could not be noted');
    return false;
  }
}
