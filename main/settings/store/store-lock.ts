import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A change takes some hundredths of a second. */
const waitAtMostMs = 12_000;
/** Those who waited need less to take the lock. */
const giveWayMs = 15;
const lookAgainMs = 15;

export class LockTimeout extends Error {
  readonly code = 'locked by another process';
}

/**
 * Runs `work` while no other process does the same for `directory`: the running kiosk and `--set-api-key` may change the settings
 * at the same moment. Waits for the other one without blocking. Throws LockTimeout, or the system's error where no lock is
 * possible.
 *
 * The lock is an address that one process at a time can listen on, and that the system frees when that process ends, by kill -9 as
 * well. A lock file would have to be removed by another process after a crash, which could not be sure whose lock it removes.
 */
export async function withLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const release = await acquire(lockAddress(directory, process.platform));
  try {
    return await work();
  } finally {
    await release();
  }
}

type Release = () => Promise<void>;

async function acquire(address: LockAddress): Promise<Release> {
  const patience = AbortSignal.timeout(waitAtMostMs);
  for (;;) {
    const release = await tryToListen(address);
    if (release) return release;
    await untilFreed(address, patience);
    if (patience.aborted) throw new LockTimeout('locked');
  }
}

/** Null: another process listens there. */
async function tryToListen(address: LockAddress): Promise<Release | null> {
  const waiting = new Set<Socket>();
  const server = createServer((caller) => waiting.add(caller.on('error', () => undefined)));
  try {
    server.listen({ ...address, exclusive: true });
    await once(server, 'listening');
    // Later errors of a caller's connection concern only the caller.
    server.on('error', () => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
  return async () => {
    server.close();
    for (const caller of waiting) caller.destroy();
    await once(server, 'close');
    // Otherwise one process with many changes would keep all others waiting.
    if (waiting.size > 0) await wait(giveWayMs);
  };
}

/** Waits for the holder to close the connection, which happens when it releases the lock or ends. */
async function untilFreed(address: LockAddress, patience: AbortSignal): Promise<void> {
  // The listener stays: an error that comes after the wait must not end the program.
  const caller = connect(address).on('error', () => undefined);
  try {
    await once(caller, 'close', { signal: patience });
  } catch {
    // Released meanwhile, owned by another user, or over its limit; the next try shows which.
    await wait(lookAgainMs);
  } finally {
    caller.destroy();
  }
}

export type LockAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** One for each folder, independent of the path by which it was named. None of them leaves a file. */
export function lockAddress(directory: string, platform: NodeJS.Platform): LockAddress {
  const hash = createHash('sha256').update(realpathSync.native(directory)).digest();
  const name = `liveness-kiosk-settings-${hash.toString('hex', 0, 16)}`;
  if (platform === 'win32') return { path: `\\\\.\\pipe\\${name}` };
  // The abstract namespace of Unix sockets.
  if (platform === 'linux') return { path: `\0${name}` };
  // macOS, where the kiosk is developed and never runs as a station, has no such names: a port of the dynamic range.
  return { host: '127.0.0.1', port: 49_152 + (hash.readUInt16BE() % 16_384) };
}
