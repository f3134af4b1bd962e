import { z } from 'zod';

/** What is remembered from one start of the program to the next. Times by the wall's clock, ms since 1970. */
export interface StartsMemory {
  readonly version: 1;
  /** Of the run that goes on; still there at the next start: that run did not end properly. Null: it did. */
  readonly running: number | null;
  /** When runs began that did not end properly. */
  readonly unclean: readonly number[];
  /** When the last rest ended or will end. Null: there was none. */
  readonly restUntil: number | null;
}

export const noStarts: StartsMemory = { version: 1, running: null, unclean: [], restUntil: null };

/**
 * A supervisor that starts a kiosk anew within two seconds gets here in under a minute. A branch whose power comes and
 * goes, or where somebody pulls the plug to help, does not.
 */
export const startLimits = {
  unclean: 5,
  windowMs: 600_000,
  /** How long the kiosk is out of order before it tries a start again. */
  restMs: 300_000,
  /** A try after a rest that falls within that time was in vain; one that holds out longer begins a new account. */
  tryMs: 300_000,
} as const;

const shape = z.object({
  version: z.literal(1),
  running: z.number().nullable(),
  unclean: z.array(z.number()).max(100),
  restUntil: z.number().nullable().default(null),
});

/** A file that is damaged or of another version is the same as none: it must not keep the kiosk from starting. */
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
  // A time to come was written under a clock that was wrong: nothing can be told from it.
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

/** A fall during a rest or soon after it: there is no need for another round of flicker to find out that nothing has changed. */
function isInVain(restUntil: number | null, now: number): boolean {
  if (restUntil === null) return false;
  const sinceMs = now - restUntil;
  return sinceMs >= -startLimits.restMs && sinceMs < startLimits.tryMs;
}

/** Of a run that ends because somebody wanted it to. What came before is forgiven. */
export const endRun = (): StartsMemory => noStarts;

/**
 * Of a run that has gone on for the whole window: whatever ends it now is part of no loop. Said while it runs, by a timer, since the
 * wall's clock of a station without a battery begins at the same moment after each power cut.
 */
export const heldRun = (): StartsMemory => ({ ...noStarts, running: 0 });
