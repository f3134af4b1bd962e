import { randomInt } from 'node:crypto';

/** Set by `npm run prove`, which runs the long form of the tests whose short form is in `npm test`. */
export const proving = process.env['KIOSK_PROVE'] === '1';

/** Repeats a failed run: `SEED=7 npx vitest …`. */
export const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

/** How often, and with which seed: printed, so that it is known what was tried and how to try it again. */
export function tell(what: string, count: number): void {
  process.stdout.write(`${what}: ${count}, SEED=${seed}\n`);
}
