import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from '../../preload/contract.ts';
import { reasonOf } from '../platform/errno.ts';
import { createDurably, isThere } from '../platform/durable-file.ts';
import type { KeyWrapper } from '../settings/store/key-wrapper.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import { stationOf } from './verifier/record-format.mjs';
import {
  cannotOpen,
  fileDamaged,
  fileGone,
  storeChanged,
  unreadable,
} from '../settings/store/store-failure.ts';

/** What signs a station's records, heads and receipts. */
export interface StationKey {
  /** 16 hex digits of a hash over the public key: the station's name in records and receipts. */
  readonly station: string;
  /** base64 of the 32 raw bytes. */
  readonly publicKey: string;
  /** `run`: made for this run of the program alone, on a machine without a key store. */
  readonly kept: 'station' | 'run';
  /** @returns base64, 88 characters */
  sign(statement: string | Uint8Array): string;
}

const keyFile = z.object({
  version: z.literal(1),
  backend: z.string(),
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  wrapped: z.string(),
});

/**
 * Opens the station's Ed25519 key, created at the first start and wrapped as the data key is. Never replaced: a station that can't
 * open its key reports it, and its earlier signatures can still be verified.
 * @param isNeeded records exist that this key has signed
 */
export function openStationKey(
  path: string,
  openKeyWrapper: () => Result<KeyWrapper, StoreFailure>,
  isNeeded: boolean,
): Result<StationKey, StoreFailure> {
  const wrapper = openKeyWrapper();
  if (!wrapper.ok) return wrapper;
  try {
    if (isThere(path)) return readKey(path, wrapper.value);
    if (isNeeded) return fileGone(path);
    return makeKey(path, wrapper.value);
  } catch (error) {
    return unreadable(`station key: ${reasonOf(error)}`);
  }
}

/** A key that is not stored: for trying the program where there is no key store. */
export function makeRunKey(): StationKey {
  return stationKeyOf(generateKeyPairSync('ed25519').privateKey, 'run');
}

function makeKey(path: string, wrapper: KeyWrapper): Result<StationKey, StoreFailure> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const key = stationKeyOf(privateKey, 'station');
  const content = {
    version: 1,
    backend: wrapper.backend,
    publicKey: key.publicKey,
    wrapped: wrapper.wrap(text),
  };
  // Nothing may be signed with a key that can't be had back.
  if (wrapper.unwrap(content.wrapped) !== text) return unreadable('station key: did not come back');
  // If the kiosk and `--print-head` start together, one of them creates the key and both use it.
  const isOurs = createDurably(path, Buffer.from(JSON.stringify(content)));
  return isOurs ? { ok: true, value: key } : readKey(path, wrapper);
}

function readKey(path: string, wrapper: KeyWrapper): Result<StationKey, StoreFailure> {
  const read = keyFile.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (!read.success) return fileDamaged(path);
  const { backend, publicKey, wrapped } = read.data;
  if (backend !== wrapper.backend) return storeChanged(path, backend, wrapper.backend);
  const key = unwrapKey(wrapped, wrapper);
  if (key?.publicKey !== publicKey) return cannotOpen(path, wrapper.backend);
  return { ok: true, value: key };
}

function unwrapKey(wrapped: string, wrapper: KeyWrapper): StationKey | null {
  try {
    const der = Buffer.from(wrapper.unwrap(wrapped), 'base64');
    return stationKeyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), 'station');
  } catch {
    // The key store's own message may contain more than staff should see.
    return null;
  }
}

function stationKeyOf(privateKey: KeyObject, kept: StationKey['kept']): StationKey {
  // The last 32 bytes of the SPKI form are the key itself (RFC 8410).
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = spki.subarray(-32).toString('base64');
  return {
    station: stationOf(publicKey),
    publicKey,
    kept,
    sign: (statement) => sign(null, Buffer.from(statement), privateKey).toString('base64'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
