import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../preload/contract.ts';
import { replaceFile, syncFile, writeDurably } from './durable-file.ts';
import { readEncrypted, writeEncrypted, type Content } from './encrypted-file.ts';
import {
  damagedName,
  draftFileName,
  isDamagedName,
  previousFileName,
  settingsFileName,
} from './file-names.ts';

/** The settings as they were found, and whether an older generation had to stand in. */
export interface Found {
  /** Null: nothing has ever been set. */
  readonly content: Content | null;
  readonly recovered: boolean;
}

/** Damaged files are evidence; more than a handful of them is a disk to be replaced. */
const keepDamaged = 5;

/** The newest generation that can be read. The fault names files, never what is in them. */
export function readNewest(directory: string, dataKey: string): Result<Found, string> {
  const current = readEncrypted(join(directory, settingsFileName), dataKey);
  if (current.kind === 'good') return found(current.content, false);
  if (current.kind === 'plain')
    return fault(`${settingsFileName} is not encrypted: it was not written by this kiosk`);
  const previous = readEncrypted(join(directory, previousFileName), dataKey);
  if (previous.kind === 'good') return found(previous.content, true);
  if (current.kind === 'missing' && previous.kind === 'missing') return found(null, false);
  return fault(
    current.kind === 'missing'
      ? `${settingsFileName} is gone and ${previousFileName} can't be read`
      : `${settingsFileName} is damaged, or was made with another data key, and there is no good ${previousFileName}`,
  );
}

/** Whether there is anything that a data key may belong to. */
export function hasAnyGeneration(directory: string): boolean {
  return [settingsFileName, previousFileName].some((name) => existsSync(join(directory, name)));
}

/**
 * Makes `content` the current generation. It is written beside the current one, read back and compared, and only then takes
 * its place: whenever the power goes, the old or the new one is there, whole. Throws, and leaves all as it was, when the disk
 * does not take it. Call it with the lock held.
 */
export function writeNext(directory: string, dataKey: string, content: Content): void {
  const [draft, current, previous] = [draftFileName, settingsFileName, previousFileName].map((name) =>
    join(directory, name),
  ) as [string, string, string];
  clearDrafts(directory);
  try {
    writeEncrypted(draft, dataKey, content);
    const back = readEncrypted(draft, dataKey);
    // A nearly full disk reports success and keeps half: only what can be read back was saved.
    if (back.kind !== 'good' || !isDeepStrictEqual(back.content, content)) throw new Error('short write');
    syncFile(draft);
    const now = readEncrypted(current, dataKey);
    // One that can't be read must not push out the good one before it.
    if (now.kind === 'good') writeDurably(previous, readFileSync(current));
    else if (now.kind !== 'missing') setAside(directory, settingsFileName);
    replaceFile(draft, current);
  } catch (error) {
    clearDrafts(directory);
    throw error;
  }
}

/** Moves a damaged file out of the way under a name of its own, and says which. */
export function setAside(directory: string, name: string): string {
  const aside = damagedName(name, new Date());
  replaceFile(join(directory, name), join(directory, aside));
  for (const old of listDamaged(directory).slice(0, -keepDamaged))
    rmSync(join(directory, old), { force: true });
  return aside;
}

/** Oldest first. */
export function listDamaged(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter(isDamagedName).sort();
  } catch {
    return [];
  }
}

/** What a process that was killed in the middle of a write has left. */
function clearDrafts(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(draftFileName)) rmSync(join(directory, name), { force: true });
  }
}

const found = (content: Content | null, recovered: boolean): Result<Found, string> => ({
  ok: true,
  value: { content, recovered },
});
const fault = (error: string): Result<never, string> => ({ ok: false, error });
