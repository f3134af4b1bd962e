import { createWriteStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';

/**
 * Unpacks some of a zip archive and keeps the executable bits. yauzl refuses names that lead out of the folder and sizes that differ from
 * the directory's; the check sum is compared here.
 * @param place where below `folder` an entry goes; null leaves it out
 * @returns how many files were written. Throws on a damaged archive.
 */
export async function unzip(
  archive: string,
  place: (name: string) => string | null,
  folder: string,
): Promise<number> {
  let written = 0;
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (name === null) continue;
    if (name.split(/[/\\]/).includes('..')) throw new Error(`zip: "${name}" leads out of the folder`);
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    let sum = 0;
    const unpacked = (await zip.openReadStreamPromise(entry)).on('data', (part: Buffer) => {
      sum = crc32(part, sum);
    });
    await pipeline(unpacked, createWriteStream(target));
    if (sum !== entry.crc32) throw new Error(`zip: "${entry.fileName}" is damaged`);
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    if (mode) await chmod(target, mode | 0o600);
    written += 1;
  }
  return written;
}
