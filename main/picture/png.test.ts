import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { noisyRaster, plainPng, pngChunk, pngFile, pngHeader } from '../../test/fakes/pictures.ts';
import { walkPng } from './png.ts';

const [width, height] = [20, 10];
const header = (depth: number, colour: number, interlace = 0) =>
  pngChunk('IHDR', pngHeader(width, height, [depth, colour, interlace]));
const data = (bytes: number) => pngChunk('IDAT', deflateSync(Buffer.alloc(bytes)));
const end = pngChunk('IEND');
const palette = pngChunk('PLTE', Buffer.alloc(6));
const grey = height * (1 + width);
const walk = (bytes: Buffer, metadata: 'plain' | 'any' = 'any') => walkPng(bytes, metadata, 1_000_000);

test.each<[string, Buffer]>([
  ['grey', pngFile(header(8, 0), data(grey), end)],
  ['1 bit', pngFile(header(1, 0), data(height * (1 + 3)), end)],
  ['colour of 16 bits', pngFile(header(16, 2), data(height * (1 + width * 6)), end)],
  ['palette', pngFile(header(4, 3), palette, data(height * (1 + 10)), end)],
  ['interlaced', pngFile(header(8, 6, 1), data(interlacedBytes(4)), end)],
  ['data in two chunks', splitData()],
  [
    'colour chunks',
    pngFile(
      header(8, 0),
      pngChunk('gAMA', Buffer.alloc(4)),
      pngChunk('sRGB', Buffer.alloc(1)),
      data(grey),
      end,
    ),
  ],
  [
    "another program's",
    PNG.sync.write(Object.assign(new PNG({ width, height }), { data: noisyRaster(width, height).data })),
  ],
])('%s passes', (_, bytes) => {
  expect(walk(bytes, 'plain')).toEqual({ ok: true, value: { format: 'png', width, height } });
});

test.each(['tEXt', 'iTXt', 'eXIf', 'tIME', 'prVt'])('%s passes in a file, not from the camera', (type) => {
  const bytes = pngFile(header(8, 0), pngChunk(type, Buffer.from('x')), data(grey), end);
  expect(walk(bytes).ok).toBe(true);
  expect(walk(bytes, 'plain')).toEqual({ ok: false, error: 'PNG: metadata that our camera never writes' });
});

const unpacked = 'PNG: picture data broken, cut short or too long';
test.each<[string, Buffer, string]>([
  ['a row too few', pngFile(header(8, 0), data(grey - width - 1), end), unpacked],
  ['a byte too many', pngFile(header(8, 0), data(grey + 1), end), unpacked],
  ['a bomb', pngFile(header(8, 0), data(50_000_000), end), unpacked],
  ['bytes after the packed data', pngFile(header(8, 0), tailed(), end), unpacked],
  [
    'packed data cut short',
    pngFile(header(8, 0), pngChunk('IDAT', deflateSync(Buffer.alloc(grey)).subarray(0, -3)), end),
    unpacked,
  ],
  ['no data', pngFile(header(8, 0), end), 'PNG: no picture data'],
  ['no header', pngFile(data(grey), end), 'PNG: no header'],
  ['two headers', pngFile(header(8, 0), header(8, 0), data(grey), end), 'PNG: two headers'],
  ['a header of 12 bytes', pngFile(pngChunk('IHDR', Buffer.alloc(12)), end), 'PNG: a broken header'],
  ['no width', pngFile(pngChunk('IHDR', pngHeader(0, 9, [8, 0, 0])), end), 'PNG: no size'],
  ['3 bits', pngFile(header(3, 0), data(grey), end), 'PNG: an unknown kind of pixels'],
  ['colour type 5', pngFile(header(8, 5), data(grey), end), 'PNG: an unknown kind of pixels'],
  ['interlace method 2', pngFile(header(8, 0, 2), data(grey), end), 'PNG: a broken header'],
  ['no palette', pngFile(header(8, 3), data(grey), end), 'PNG: no palette'],
  ['a palette for grey', pngFile(header(8, 0), palette, data(grey), end), 'PNG: a broken palette'],
  [
    'a palette after the data',
    pngFile(header(8, 2), data(height * (1 + width * 3)), palette, end),
    'PNG: a broken palette',
  ],
  [
    'a palette of 4 bytes',
    pngFile(header(8, 3), pngChunk('PLTE', Buffer.alloc(4)), data(grey), end),
    'PNG: a broken palette',
  ],
  [
    'data in two places',
    pngFile(header(8, 0), data(grey), pngChunk('gAMA', Buffer.alloc(4)), data(grey), end),
    'PNG: picture data in two places',
  ],
  [
    'an unknown critical chunk',
    pngFile(header(8, 0), pngChunk('CgBI'), data(grey), end),
    'PNG: an unknown critical chunk',
  ],
  ['a reserved bit', pngFile(header(8, 0), pngChunk('tExt'), data(grey), end), 'PNG: a broken chunk'],
  [
    'an animation',
    pngFile(header(8, 0), pngChunk('acTL', Buffer.alloc(8)), data(grey), end),
    'PNG: animated',
  ],
  [
    'an end with something in it',
    pngFile(header(8, 0), data(grey), pngChunk('IEND', Buffer.from('x'))),
    'PNG: a broken end',
  ],
  ['no end', pngFile(header(8, 0), data(grey)), 'PNG: truncated'],
  ['too many pixels', plainPng(1001, 1000), 'PNG: too many pixels'],
  [
    'a chunk longer than the file',
    pngFile(Buffer.from('ffffffff49484452', 'hex'), Buffer.alloc(20)),
    'PNG: truncated',
  ],
])('%s is refused', (_, bytes, reason) => {
  expect(walk(bytes)).toEqual({ ok: false, error: reason });
});

test('each single changed bit is found', () => {
  const whole = plainPng(8, 8);
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const bytes = Buffer.from(whole);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    // The signature is the caller's to compare.
    if (bit >= 64) expect(walk(bytes).ok).toBe(false);
  }
});

/** The seven passes of Adam7, pixel by pixel. */
function interlacedBytes(bytesPerPixel: number): number {
  const pattern = [
    '16462646',
    '77777777',
    '56565656',
    '77777777',
    '36463646',
    '77777777',
    '56565656',
    '77777777',
  ];
  const rows = new Map<string, number>();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const key = `${pattern[y % 8]?.[x % 8]} ${y}`;
      rows.set(key, (rows.get(key) ?? 1) + bytesPerPixel);
    }
  }
  return [...rows.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function splitData(): Buffer {
  const packed = deflateSync(Buffer.alloc(grey));
  return pngFile(
    header(8, 0),
    pngChunk('IDAT', packed.subarray(0, 5)),
    pngChunk('IDAT', packed.subarray(5)),
    end,
  );
}

function tailed(): Buffer {
  return pngChunk('IDAT', Buffer.concat([deflateSync(Buffer.alloc(grey)), Buffer.from('hidden')]));
}
