import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './durable-file.ts';
import { damagedName, isDamagedName } from './file-names.ts';

/** Damaged files are evidence; more than a handful of them is a disk to be replaced. */
const keepDamaged = 5;

/** Moves a damaged file out of the way under a name of its own, and says which. */
export function setAside(directory: string, name: string): string {
  makeRoom(directory);
  const aside = freeName(directory, name);
  replaceFile(join(directory, name), join(directory, aside));
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

/**
 * Before the new one comes, which must not be among those that go: with a wrong clock it may have the oldest name. A data key is
 * never thrown away.
 */
function makeRoom(directory: string): void {
  const settings = listDamaged(directory).filter((name) => name.startsWith('settings.'));
  for (const name of settings.slice(0, Math.max(0, settings.length - keepDamaged + 1)))
    rmSync(join(directory, name), { force: true });
}

/** No second damaged file takes the place of a first. */
function freeName(directory: string, name: string): string {
  for (let ms = Date.now(); ; ms += 1) {
    const damaged = damagedName(name, new Date(ms));
    if (!existsSync(join(directory, damaged))) return damaged;
  }
}
