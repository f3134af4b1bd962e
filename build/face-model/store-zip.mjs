import zlib from 'node:zlib';

/**
 * A zip archive without compression whose files begin at multiples of 16 bytes: what MediaPipe's tasks read straight
 * from memory. No zip library at hand aligns. Layout: PKWARE's APPNOTE 4.3. The same input gives the same bytes.
 * @param {readonly { name: string, content: Buffer }[]} files
 * @returns {Buffer}
 */
export function storeZip(files) {
  /** @type {Buffer[]} */
  const bodies = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { name, content } of files) {
    const head = localHead(name, content, offset);
    bodies.push(head, content);
    directory.push(directoryEntry(name, content, offset));
    offset += head.length + content.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...bodies, entries, endOfDirectory(files.length, entries.length, offset)]);
}

const alignment = 16;
const zipVersion = 20;
/** 1 January 1980, the format's first day: a real date would make every build different. */
const date = 0x21;

/** @param {string} name @param {Buffer} content @param {number} offset where the entry begins */
function localHead(name, content, offset) {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(zipVersion, 4);
  head.writeUInt16LE(date, 12);
  writeSizes(head, content, 14);
  head.writeUInt16LE(name.length, 26);
  const padding = (alignment - ((offset + head.length + name.length) % alignment)) % alignment;
  head.writeUInt16LE(padding, 28);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), Buffer.alloc(padding)]);
}

/** @param {string} name @param {Buffer} content @param {number} offset */
function directoryEntry(name, content, offset) {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(zipVersion, 4);
  entry.writeUInt16LE(zipVersion, 6);
  entry.writeUInt16LE(date, 14);
  writeSizes(entry, content, 16);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, Buffer.from(name, 'latin1')]);
}

/** @param {number} count @param {number} bytes of the directory @param {number} offset where it begins */
function endOfDirectory(count, bytes, offset) {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Checksum, packed and real size. @param {Buffer} head @param {Buffer} content @param {number} at */
function writeSizes(head, content, at) {
  head.writeUInt32LE(zlib.crc32(content), at);
  head.writeUInt32LE(content.length, at + 4);
  head.writeUInt32LE(content.length, at + 8);
}
