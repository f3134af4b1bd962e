import { z } from 'zod';

/** What is remembered from one start of the program to the next. Times by the wall's clock, ms since 1970. */
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
export const startLimits = {
  unclean: 5,
  windowMs: 600_000,
  /** How long the kiosk is out of order before it tries a start again. */
  restMs: 300_000,
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
  readonly fell: boolean;
  readonly outOfOrder: boolean;
}

/** What kind of start this is, at `now` by the wall's clock, and what to remember while it runs. */
export function beginRun(before: StartsMemory, now: number): StartDecision {
  const fell = before.running !== null;
  const all = before.running === null ? before.unclean : [...before.unclean, before.running];
  // A time in the future was written while the clock was wrong, and is ignored.
  const unclean = all.filter((at) => at <= now && now - at < startLimits.windowMs).slice(-20);
  const isLoop = unclean.length >= startLimits.unclean;
  if (fell && (isLoop || isInVain(before.restUntil, now))) {
    const memory: StartsMemory = {
      version: 1,
      running: now,
      unclean: [],
      restUntil: now + startLimits.restMs,
    };
    return { memory, fell, outOfOrder: true };
  }
  return {
    memory: { version: 1, running: now, unclean, restUntil: before.restUntil },
    fell,
    outOfOrder: false,
  };
}

/** A crash during a pause or soon after it: no second series of restarts is needed to establish that the fault persists. */
function isInVain(restUntil: number | null, now: number): boolean {
  if (restUntil === null) return false;
  const sinceMs = now - restUntil;
  return sinceMs >= -startLimits.restMs && sinceMs < startLimits.tryMs;
}

/** State after an intended end. Earlier crashes are cleared. */
export const endRun = (): StartsMemory => noStarts;

/**
 * State of a run that has lasted for the whole window: its end is not part of a crash loop. Written while it runs, by a timer, since the
 * wall clock of a station without a battery restarts at the same time after each power cut.
 */
export const heldRun = (): StartsMemory => ({ ...noStarts, running: 0 });
