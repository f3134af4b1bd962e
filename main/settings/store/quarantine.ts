import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../platform/durable-file.ts';
import { damagedName, damagedNumber } from '../../platform/file-names.ts';

/** Damaged files are evidence; more than a handful of them is a disk to be replaced. */
const keepDamaged = 5;

/**
 * Quarantines a damaged file by renaming it, and returns the new name. Names are numbered, since a clock that was wrong once
 * would otherwise decide which of them are the oldest. A data key is never deleted.
 */
export function quarantine(directory: string, name: string): string {
  const before = listQuarantined(directory);
  const settings = before.filter((one) => one.startsWith('settings.'));
  for (const one of settings.slice(0, Math.max(0, settings.length - keepDamaged + 1)))
    rmSync(join(directory, one), { force: true });
  const aside = damagedName(name, (damagedNumber(before.at(-1) ?? '') ?? 0) + 1, new Date());
  replaceFile(join(directory, name), join(directory, aside));
  return aside;
}

/** Oldest first. */
export function listQuarantined(directory: string): readonly string[] {
  try {
    const found = readdirSync(directory).flatMap((name) => {
      const number = damagedNumber(name);
      return number === null ? [] : [{ name, number }];
    });
    return found.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
  } catch {
    return [];
  }
}
