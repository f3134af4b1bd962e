import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../../preload/contract.ts';
import { isThere, replaceFileAsync, syncFile, writeDurablyAsync } from '../../platform/durable-file.ts';
import { readEncrypted, writeEncrypted, type Content } from './encrypted-file.ts';
import { failed } from '../../platform/failure.ts';
import { draftFileName, previousFileName, settingsFileName } from '../../platform/file-names.ts';
import { quarantine } from './quarantine.ts';

/** The settings as found, and whether they come from an older generation. */
export interface Found {
  /** Null: nothing has ever been set. */
  readonly content: Content | null;
  readonly recovered: boolean;
}

/**
 * The newest generation that can be read. The fault names files, never what is in them. Nothing is moved: a reader holds no
 * lock, and what looks damaged or gone may be another process in the middle of a change. writeNext quarantines a damaged one.
 */
export function readNewest(directory: string, dataKey: string): Result<Found, string> {
  const current = readEncrypted(join(directory, settingsFileName), dataKey);
  if (current.kind === 'good') return found(current.content, false);
  if (current.kind === 'plain')
    return failed(`${settingsFileName} is not encrypted: it was not written by this kiosk`);
  const previous = readEncrypted(join(directory, previousFileName), dataKey);
  if (previous.kind === 'good') return found(previous.content, true);
  if (current.kind === 'missing' && previous.kind === 'missing') return found(null, false);
  return failed(
    current.kind === 'missing'
      ? `${settingsFileName} is gone and ${previousFileName} can't be read`
      : `${settingsFileName} is damaged, or was made with another data key, and there is no good ${previousFileName}`,
  );
}

/** Whether there is anything that a data key may belong to. */
export function hasAnyGeneration(directory: string): boolean {
  return [settingsFileName, previousFileName].some((name) => isThere(join(directory, name)));
}

/**
 * Makes `content` the current generation. It is written to a draft, read back and compared, and only then takes
 * its place: after a power failure at any moment, the old or the new one is complete. Throws, without any change, when the disk
 * does not take it. Call it with the lock held.
 */
export async function writeNext(directory: string, dataKey: string, content: Content): Promise<void> {
  clearDrafts(directory);
  const draft = join(directory, draftFileName);
  try {
    writeEncrypted(draft, dataKey, content);
    const back = readEncrypted(draft, dataKey);
    // A nearly full disk reports success and keeps half: only what can be read back was saved.
    if (back.kind !== 'good' || !isDeepStrictEqual(back.content, content)) throw new Error('short write');
    await syncFile(draft);
    await keepPrevious(directory, dataKey);
    await replaceFileAsync(draft, join(directory, settingsFileName));
  } catch (error) {
    clearDrafts(directory);
    throw error;
  }
}

/** One that can't be read must not push out the good one before it, nor be lost itself. */
async function keepPrevious(directory: string, dataKey: string): Promise<void> {
  const [current, previous] = [join(directory, settingsFileName), join(directory, previousFileName)];
  const { kind } = readEncrypted(current, dataKey);
  if (kind === 'missing') return;
  if (kind !== 'good') {
    quarantine(directory, settingsFileName);
    return;
  }
  const before = readEncrypted(previous, dataKey).kind;
  if (before === 'damaged' || before === 'plain') quarantine(directory, previousFileName);
  await writeDurablyAsync(previous, await readFile(current));
}

/** Removes drafts left by a process that was killed during a write. */
function clearDrafts(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(draftFileName)) rmSync(join(directory, name), { force: true });
  }
}

const found = (content: Content | null, recovered: boolean): Result<Found, string> => ({
  ok: true,
  value: { content, recovered },
});
