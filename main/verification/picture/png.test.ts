import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { noisyRaster, plainPng, pngChunk, pngFile, pngHeader } from '../../../test/fakes/pictures.ts';
import { walkPng } from './png.ts';

const [width, height] = [20, 10];
const header = pngChunk('IHDR', pngHeader(width, height, [8, 0, 0]));
const packed = deflateSync(Buffer.alloc(height * (1 + width)));
const data = pngChunk('IDAT', packed);
const end = pngChunk('IEND');

test.each<[string, Buffer]>([
  ['grey', pngFile(header, data, end)],
  ['data in two chunks', splitData()],
  [
    'a spare byte behind the packed data',
    pngFile(header, pngChunk('IDAT', Buffer.concat([packed, end])), end),
  ],
  ['text and EXIF', pngFile(header, pngChunk('tEXt'), pngChunk('eXIf'), data, pngChunk('tIME'), end)],
  [
    "another program's",
    PNG.sync.write(Object.assign(new PNG({ width, height }), { data: noisyRaster(width, height).data })),
  ],
])('%s passes as it is', (_, bytes) => {
  expect(walkPng(bytes)).toEqual({ ok: true, value: { format: 'png', width, height, bytes } });
});

test('what follows the end is left out', () => {
  const whole = pngFile(header, data, end);
  const walked = walkPng(Buffer.concat([whole, Buffer.from('PK')]));
  expect(walked.ok && Buffer.from(walked.value.bytes).equals(whole)).toBe(true);
});

test.each<[string, Buffer, RegExp]>([
  ['no data', pngFile(header, end), /^PNG: no picture data$/],
  ['no header', pngFile(data, end), /^PNG: no header$/],
  ['a header of 12 bytes', pngFile(pngChunk('IHDR', Buffer.alloc(12)), end), /^PNG: no header$/],
  ['no width', pngFile(pngChunk('IHDR', pngHeader(0, 9, [8, 0, 0])), end), /^PNG: no size$/],
  ['an animation', pngFile(header, pngChunk('acTL', Buffer.alloc(8)), data, end), /^PNG: animated: save one/],
  [
    "Apple's own kind",
    pngFile(header, pngChunk('CgBI'), data, end),
    /decoders do not know: .*save it again$/,
  ],
  ['no end', pngFile(header, data), /^PNG: the file ends too early: copy it again/],
  [
    'a chunk longer than the file',
    pngFile(Buffer.from('ffffffff49484452', 'hex'), Buffer.alloc(20)),
    /^PNG: the file ends too early/,
  ],
])('%s is refused, and what can be done is said', (_, bytes, reason) => {
  expect(walkPng(bytes)).toEqual({ ok: false, error: expect.stringMatching(reason) as string });
});

test('each single changed bit is found', () => {
  const whole = plainPng(8, 8);
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const bytes = Buffer.from(whole);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    // The signature is the caller's to compare.
    if (bit >= 64) expect(walkPng(bytes).ok).toBe(false);
  }
});

function splitData(): Buffer {
  return pngFile(header, pngChunk('IDAT', packed.subarray(0, 5)), pngChunk('IDAT', packed.subarray(5)), end);
}
