import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** video4linux's major number (the kernel's list of devices). */
const videoMajor = 81n;

/**
 * The video devices that a process holds open, as `81:minor`. Read from the open files themselves, so that neither a
 * path nor a link under /dev is relied on.
 * @param numberOf `major:minor` of the video device behind an open file, null for any other file
 * @returns null when the process may not be inspected
 */
export function openVideoNumbers(
  procRoot: string,
  pid: number,
  numberOf: (path: string) => string | null = videoNumber,
): readonly string[] | null {
  const folder = join(procRoot, String(pid), 'fd');
  try {
    const numbers = readdirSync(folder).map((name) => numberOf(join(folder, name)));
    return [...new Set(numbers.filter((number): number is string => number !== null))];
  } catch {
    return null;
  }
}

function videoNumber(path: string): string | null {
  try {
    const file = statSync(path, { bigint: true });
    if (!file.isCharacterDevice()) return null;
    // As glibc's makedev packs them: twelve bits of major, twenty of minor, for all that Linux uses.
    const major = (file.rdev >> 8n) & 0xfffn;
    const minor = (file.rdev & 0xffn) | ((file.rdev >> 12n) & 0xfff00n);
    return major === videoMajor ? `${major}:${minor}` : null;
  } catch {
    // Closed since the folder was listed.
    return null;
  }
}
