import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { readPinHash } from '../../settings/pin-hash-format.ts';
import type { Log } from '../../platform/log.ts';
import { reasonOf } from '../../platform/errno.ts';

/**
 * OWASP's least for scrypt is N = 2^17 with r = 8 where 128 MB can be had; an old PC that also runs a camera gets 2^15
 * and 32 MB. An attacker with the hash finds six digits at any cost factor: the hash is stored encrypted, and the delays are the protection.
 */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const keyBytes = 32;
const derive = promisify(scrypt) as (
  pin: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer>;

/** @returns `scrypt$N$r$p$salt$key`, the last two in base64 */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, keyBytes, withMemory(cost));
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** A text that is no hash fits no PIN. */
export async function fitsPin(pin: string, hash: string): Promise<boolean> {
  const read = readPinHash(hash);
  if (!read) return false;
  const key = await derive(pin, read.salt, keyBytes, withMemory(read));
  return timingSafeEqual(key, read.key);
}

const withMemory = ({ N, r, p }: typeof cost): ScryptOptions => ({ N, r, p, maxmem: 256 * N * r });

/** Which of the hashes the PIN fits, in their order. */
export type FitsPins = (task: {
  readonly pin: string;
  readonly hashes: readonly string[];
}) => Promise<readonly boolean[]>;

/** Not on the main thread: in Electron the asynchronous `scrypt` blocks the calling thread for as long as a hash takes (docs/performance.md). */
export const fitsPins: FitsPins = ({ pin, hashes }) => Promise.all(hashes.map((hash) => fitsPin(pin, hash)));

export interface Hashing {
  readonly fitsPins: FitsPins;
  readonly hashPin: typeof hashPin;
}

/** In a worker; one that can't start must not keep staff out, so then main is blocked for as long as a hash takes. */
export function hashingOf(worker: Hashing, log: Pick<Log, 'error'>): Hashing {
  const orHere =
    <Given, Gives>(away: (given: Given) => Promise<Gives>, here: (given: Given) => Promise<Gives>) =>
    (given: Given) =>
      away(given).catch((error: unknown) => {
        log.error({ reason: reasonOf(error) }, 'the worker hashes no PINs');
        return here(given);
      });
  return { fitsPins: orHere(worker.fitsPins, fitsPins), hashPin: orHere(worker.hashPin, hashPin) };
}
