import { z } from 'zod';

/** Wrong PINs since the last right one. Kept in the encrypted settings, so that a restart forgives nothing. */
export interface PinTries {
  readonly failures: number;
  /** Wall clock, ms since 1970. */
  readonly lastAt: number;
}

const schema = z.object({ failures: z.number().int().min(0), lastAt: z.number() });

export const noTries: PinTries = { failures: 0, lastAt: 0 };

/** Two mistyped PINs cause no delay; further failures do. A day allows some thirty tries of a million. */
const pausesMs = [0, 0, 0, 30_000, 60_000, 300_000, 900_000, 3_600_000];

export function readTries(stored: unknown): PinTries {
  const read = schema.safeParse(stored);
  return read.success ? read.data : noTries;
}

export function pauseAfter(failures: number): number {
  return pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
}

/**
 * The rest of the delay when the kiosk starts, ms. Between two runs there is only the wall clock; while the kiosk runs, the sign-in
 * uses a monotonic clock.
 * @param wallMs ms since 1970. Where it is before the last try, the whole delay remains, never more.
 */
export function pauseLeftMs({ failures, lastAt }: PinTries, wallMs: number): number {
  const pause = pauseAfter(failures);
  return hasFallenBack(lastAt, wallMs) ? pause : Math.max(0, pause - (wallMs - lastAt));
}

export const hasFallenBack = (lastAt: number, wallMs: number): boolean => wallMs < lastAt;

/** Counted before a PIN is checked, so that cutting the power does not avoid the count. */
export function oneMore({ failures }: PinTries, wallMs: number): PinTries {
  return { failures: failures + 1, lastAt: wallMs };
}
