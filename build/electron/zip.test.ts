import zlib from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from './zip.ts';

interface Part {
  readonly name: string;
  readonly content: Buffer;
  readonly mode?: number;
  readonly stored?: boolean;
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'a zip '))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = { name: 'App/App', content: randomBytes(200_000), mode: 0o755 };
const text = { name: 'App/дир/a.txt', content: Buffer.from('hello'), stored: true };

describe('unzip', () => {
  it('writes what it is told to, under the name it is told, with the run bits', async () => {
    const archive = write(makeZip([program, text, { name: 'App/empty', content: Buffer.alloc(0) }]));
    const place = (name: string) => (name === program.name ? 'app' : name.replace('App/', ''));
    expect(await unzip(archive, place, join(folder, 'out'))).toBe(3);
    expect(readFileSync(join(folder, 'out/app')).equals(program.content)).toBe(true);
    expect(readFileSync(join(folder, 'out/дир/a.txt'), 'utf8')).toBe('hello');
    expect(statSync(join(folder, 'out/empty')).size).toBe(0);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'out/app')).mode & 0o111).toBe(0o111);
  });

  it('leaves out what it is not told to write', async () => {
    const archive = write(makeZip([program, text]));
    expect(await unzip(archive, (name) => (name === program.name ? 'app' : null), join(folder, 'out'))).toBe(
      1,
    );
  });

  it.each([
    ['a changed byte', (zip: Buffer) => zip.fill(zip[9_999]! ^ 1, 9_999, 10_000)],
    ['a cut archive', (zip: Buffer) => zip.subarray(0, zip.length - 40)],
    ['no archive at all', () => Buffer.from('<html>blocked by the proxy</html>')],
  ])('refuses %s', async (_name, damage) => {
    const archive = write(damage(makeZip([program])));
    await expect(unzip(archive, (name) => name, join(folder, 'out'))).rejects.toThrow();
  });

  it('refuses a name that leads out of the folder', async () => {
    for (const name of ['../outside', '/outside', 'a/../../outside']) {
      const archive = write(makeZip([{ name, content: Buffer.from('x') }]));
      await expect(
        unzip(archive, (entry) => entry, join(folder, 'out')),
        name,
      ).rejects.toThrow();
    }
    const archive = write(makeZip([text]));
    await expect(unzip(archive, () => '../outside', join(folder, 'out'))).rejects.toThrow(/leads out/);
  });
});

function write(bytes: Buffer): string {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, bytes);
  return file;
}

/** The smallest archive with the fields that the reader uses; the rest is zero. */
function makeZip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o644, stored = false } of parts) {
    const nameBytes = Buffer.from(name);
    const packed = stored ? content : zlib.deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    // Names are UTF-8.
    entry.writeUInt16LE(0x800, 8);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(zlib.crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, nameBytes, packed);
    directory.push(entry, nameBytes);
    offset += local.length + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
