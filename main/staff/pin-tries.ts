import { z } from 'zod';

/** Wrong PINs since the last right one. Kept in the encrypted settings, so that a restart forgives nothing. */
export interface PinTries {
  readonly failures: number;
  /** Wall clock, ms since 1970. */
  readonly lastAt: number;
}

const schema = z.object({ failures: z.number().int().min(0), lastAt: z.number() });

export const noTries: PinTries = { failures: 0, lastAt: 0 };

/** Two slips of the finger are free; what comes after them waits. A day allows some thirty tries of a million. */
const pausesMs = [0, 0, 0, 30_000, 60_000, 300_000, 900_000, 3_600_000];

export function readTries(stored: unknown): PinTries {
  const read = schema.safeParse(stored);
  return read.success ? read.data : noTries;
}

export function pauseAfter(failures: number): number {
  return pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
}

/**
 * How long the next try has to wait, ms.
 * @param now wall clock. A clock that was set back makes the wait whole again, never longer.
 */
export function waitMs({ failures, lastAt }: PinTries, now: number): number {
  const pause = pauseAfter(failures);
  const passed = now - lastAt;
  return passed < 0 ? pause : Math.max(0, pause - passed);
}

/** Booked before a PIN is looked at, so that pulling the plug in time saves nobody a failure. */
export function oneMore({ failures }: PinTries, now: number): PinTries {
  return { failures: failures + 1, lastAt: now };
}
