import { z } from 'zod';

/** What is remembered from one start of the program to the next. Times by the wall's clock, ms since 1970. */
export interface StartsMemory {
  readonly version: 1;
  /** Of the run that goes on; still there at the next start: that run did not end properly. Null: it did. */
  readonly running: number | null;
  /** When runs began that did not end properly. */
  readonly unclean: readonly number[];
}

export const noStarts: StartsMemory = { version: 1, running: null, unclean: [] };

/**
 * A supervisor that starts a kiosk anew within two seconds gets here in under a minute. A branch whose power comes and
 * goes, or where somebody pulls the plug to help, does not.
 */
export const startLimits = {
  unclean: 5,
  windowMs: 600_000,
  /** How long the kiosk is out of order before it tries a start again. */
  restMs: 300_000,
} as const;

const shape = z.object({
  version: z.literal(1),
  running: z.number().nullable(),
  unclean: z.array(z.number()).max(100),
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
  return {
    memory: { version: 1, running: now, unclean },
    fell,
    outOfOrder: fell && unclean.length >= startLimits.unclean,
  };
}

/** Of a run that ends because somebody wanted it to. What came before is forgiven. */
export const endRun = (): StartsMemory => noStarts;
