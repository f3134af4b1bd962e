import zlib from 'node:zlib';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Unpacks some of a zip archive and keeps the executable bits. Written here because the installed packages can't skip
 * entries, and the one archive to open has 25,000 unwanted ones. Layout: PKWARE's APPNOTE 4.3; no zip64.
 */
interface ZipEntry {
  name: string;
  mode: number;
  method: number;
  crc: number;
  packedBytes: number;
  offset: number;
}

const endSignature = 0x06054b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const longestComment = 0xffff;

/**
 * @param place where below `folder` an entry goes; null leaves it out
 * @returns how many files were written. Throws on a damaged archive.
 */
export async function unzip(
  archive: string,
  place: (name: string) => string | null,
  folder: string,
): Promise<number> {
  const file = await open(archive);
  let written = 0;
  try {
    for (const entry of await readEntries(file)) {
      const target = entry.name.endsWith('/') ? null : place(entry.name);
      if (target === null) continue;
      if (target.split(/[/\\]/).includes('..'))
        throw new Error(`zip: "${entry.name}" leads out of the folder`);
      await writeEntry(archive, file, entry, join(folder, target));
      written += 1;
    }
  } finally {
    await file.close();
  }
  return written;
}

async function readEntries(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - endBytes - longestComment), size);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || tail.readUInt32LE(end) !== endSignature) throw new Error('zip: no end record');
  const count = tail.readUInt16LE(end + 10);
  const start = tail.readUInt32LE(end + 16);
  const directory = await readAt(file, start, start + tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0, index = 0; index < count; index += 1) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + entryBytes, at + entryBytes + nameBytes),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += entryBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param file the archive, open
 */
async function writeEntry(archive: string, file: FileHandle, entry: ZipEntry, target: string) {
  const header = await readAt(file, entry.offset, entry.offset + localBytes);
  const start = entry.offset + localBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  await mkdir(dirname(target), { recursive: true });
  if (entry.packedBytes === 0) {
    await (await open(target, 'w')).close();
  } else {
    const packed = createReadStream(archive, { start, end: start + entry.packedBytes - 1 });
    const crc = { value: 0 };
    const unpacked = entry.method === 8 ? packed.pipe(zlib.createInflateRaw()) : packed;
    await pipeline(unpacked, (chunks) => sum(chunks, crc), createWriteStream(target));
    if (crc.value !== entry.crc) throw new Error(`zip: "${entry.name}" is damaged`);
  }
  if (entry.mode) await chmod(target, entry.mode | 0o600);
}

async function* sum(chunks: AsyncIterable<Buffer>, crc: { value: number }) {
  for await (const chunk of chunks) {
    crc.value = zlib.crc32(chunk, crc.value);
    yield chunk;
  }
}

async function readAt(file: FileHandle, start: number, end: number) {
  const bytes = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
  if (bytesRead !== bytes.length) throw new Error('zip: cut short');
  return bytes;
}
