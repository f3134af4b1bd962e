import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, BrowserWindow, PowerMonitor } from 'electron';
import { z } from 'zod';
import { writeDurably } from '../platform/durable-file.ts';
import type { Log } from '../platform/log.ts';

/** What `starts.json` remembers from one start of the program to the next. Times by the wall's clock, ms since 1970. */
export interface StartsMemory {
  readonly version: 1;
  /** Start time of the current run; still present at the next start, it shows that the run did not end properly. Null: it did. */
  readonly running: number | null;
  /** When runs began that did not end properly. */
  readonly unclean: readonly number[];
  /** When the last out-of-order pause ended or will end. Null: there was none. */
  readonly restUntil: number | null;
}

export const noStarts: StartsMemory = { version: 1, running: null, unclean: [], restUntil: null };

/**
 * A supervisor that restarts a kiosk within two seconds reaches this in under a minute. A branch whose power comes and
 * goes, or where staff pull the plug to help, does not.
 */
export const bootLoopLimits = {
  unclean: 5,
  windowMs: 600_000,
  /** How long the kiosk is out of order before it tries a start again. */
  pauseMs: 300_000,
  /** A run after a pause that crashes within this time has failed; one that runs longer resets the count. */
  tryMs: 300_000,
} as const;

const shape = z.object({
  version: z.literal(1),
  running: z.number().nullable(),
  unclean: z.array(z.number()).max(100),
  restUntil: z.number().nullable().default(null),
});

/** A damaged file or one of another version counts as missing: it must not keep the kiosk from starting. */
export function parseStarts(text: string): StartsMemory {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return noStarts;
  }
}

export interface StartDecision {
  readonly memory: StartsMemory;
  /** The run before this one did not end properly. */
  readonly crashed: boolean;
  readonly outOfOrder: boolean;
}

/** What kind of start this is, at `now` by the wall's clock, and what to remember while it runs. */
export function beginRun(before: StartsMemory, now: number): StartDecision {
  const crashed = before.running !== null;
  const all = before.running === null ? before.unclean : [...before.unclean, before.running];
  // A time in the future was written while the clock was wrong, and is ignored.
  const unclean = all.filter((at) => at <= now && now - at < bootLoopLimits.windowMs).slice(-20);
  const isLoop = unclean.length >= bootLoopLimits.unclean;
  if (crashed && (isLoop || isInVain(before.restUntil, now))) {
    const memory: StartsMemory = {
      version: 1,
      running: now,
      unclean: [],
      restUntil: now + bootLoopLimits.pauseMs,
    };
    return { memory, crashed, outOfOrder: true };
  }
  return {
    memory: { version: 1, running: now, unclean, restUntil: before.restUntil },
    crashed,
    outOfOrder: false,
  };
}

/** A crash during a pause or soon after it: no second series of restarts is needed to establish that the fault persists. */
function isInVain(restUntil: number | null, now: number): boolean {
  if (restUntil === null) return false;
  const sinceMs = now - restUntil;
  return sinceMs >= -bootLoopLimits.pauseMs && sinceMs < bootLoopLimits.tryMs;
}

/**
 * State of a run that has lasted for the whole window: its end is not part of a crash loop. Written while it runs, by a timer, since the
 * wall clock of a station without a battery restarts at the same time after each power cut.
 */
const heldRun: StartsMemory = { ...noStarts, running: 0 };

export interface Run {
  /** The run before this one did not end properly. */
  readonly crashed: boolean;
  /** Too many did not, one soon after the other. */
  readonly outOfOrder: boolean;
  /** This run ends intentionally: it is no crash. */
  readonly ended: () => void;
}

const fileName = 'starts.json';

/**
 * Notes in `directory` that a run begins, and returns how the previous runs ended. A fault of the file
 * or the disk: the kiosk starts.
 */
export function noteStart(directory: string, log: Log, now = Date.now()): Run {
  const path = join(directory, fileName);
  const { memory, crashed, outOfOrder } = beginRun(read(path), now);
  // Without a note on the disk the kiosk can't know whether a pause helped, and would be out of order for ever.
  const noted = write(path, memory, log);
  const held = setTimeout(() => write(path, heldRun, log), bootLoopLimits.windowMs).unref();
  return {
    crashed,
    outOfOrder: noted && outOfOrder,
    ended() {
      clearTimeout(held);
      write(path, noStarts, log);
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

/**
 * Calls back when the program ends intentionally: by staff, by the supervisor's SIGTERM, at shutdown.
 * A program that was killed or has crashed never gets here.
 */
export function onGracefulExit(
  { app, powerMonitor, window }: { app: App; powerMonitor: PowerMonitor; window: BrowserWindow },
  ended: () => void,
): void {
  // `quit` is also emitted by app.exit, which the staff's restart uses; a failed start ends with another code than 0.
  app.on('quit', (_event, code) => {
    if (code === 0) ended();
  });
  powerMonitor.on('shutdown', () => ended());
  // Windows ends programs at sign-out and shutdown without a further event.
  window.on('session-end', () => ended());
}
