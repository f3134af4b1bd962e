import { expect, test } from 'vitest';
import { encodeJpeg, noisyRaster } from '../../../test/fakes/pictures.ts';
import { walkJpeg } from './jpeg.ts';
import { standardHuffmanTables } from './standard-huffman.ts';

const whole = encodeJpeg(noisyRaster(64, 48), 80);

/** A segment with its marker and length. */
function segment(code: number, data: Uint8Array | string): Buffer {
  const bytes = Buffer.from(data as string, 'latin1');
  return Buffer.concat([
    Uint8Array.of(0xff, code, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff),
    bytes,
  ]);
}
const withSegment = (code: number, data: Uint8Array | string) =>
  Buffer.concat([whole.subarray(0, 2), segment(code, data), whole.subarray(2)]);
const at = (code: number) => whole.indexOf(Uint8Array.of(0xff, code));
const changed = (offset: number, value: number) => {
  const bytes = Buffer.from(whole);
  bytes[offset] = value;
  return bytes;
};
const without = (code: number) => {
  const start = at(code);
  return Buffer.concat([whole.subarray(0, start), whole.subarray(start + 2 + whole.readUInt16BE(start + 2))]);
};

/** A colour profile with its length field. */
function profile(length: number, said = length): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32BE(said);
  bytes.write('acsp', 36);
  return Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), bytes]);
}

test.each<[string, Buffer]>([
  ['as it is', whole],
  ['with a colour profile', withSegment(0xe2, profile(560))],
  ["with Adobe's colour transform", withSegment(0xee, Buffer.from('Adobe\0d\0\0\0\0\u0001', 'latin1'))],
  ['with a restart interval', withSegment(0xdd, Uint8Array.of(0, 4))],
  [
    'with fill bytes before a marker',
    Buffer.concat([whole.subarray(0, 2), Uint8Array.of(0xff, 0xff), whole.subarray(2)]),
  ],
])('%s it passes', (_, bytes) => {
  expect(walkJpeg(bytes, 'camera')).toEqual({
    ok: true,
    value: { format: 'jpeg', width: 64, height: 48, bytes },
  });
});

test.each<[string, Buffer]>([
  ['a comment', withSegment(0xfe, '<script>alert(1)</script>')],
  ['EXIF', withSegment(0xe1, 'Exif\0\0MM\0*\0\0\0\u0008')],
  ['an unknown application', withSegment(0xed, 'Photoshop 3.0')],
  ['a second picture announced', withSegment(0xe2, 'MPF\0MM\0*')],
  ['a JFIF thumbnail', withSegment(0xe0, 'JFIF\0\u0001\u0001\u0000\0\u0001\0\u0001\u0001\u0001abc')],
  ['a profile that hides something', withSegment(0xe2, profile(560, 300))],
])('%s passes in a file, not from the camera', (_, bytes) => {
  expect(walkJpeg(bytes, 'file').ok).toBe(true);
  expect(walkJpeg(bytes, 'camera')).toEqual({
    ok: false,
    error: 'JPEG: metadata that our camera never writes',
  });
});

test.each<[string, Buffer, RegExp]>([
  ['a progressive scan alone', changed(at(0xda) + 5, 9), /^JPEG: a scan of an unknown component$/],
  ['lossless coding', changed(at(0xc0) + 1, 0xc3), /^JPEG: lossless, .*save it as an ordinary JPEG$/],
  ['arithmetic coding', changed(at(0xc0) + 1, 0xc9), /^JPEG: arithmetic coding, .*save it/],
  ['12 bits', changed(at(0xc0) + 4, 12), /^JPEG: 12 bits a sample instead of 8: .*save it/],
  ['CMYK', changed(at(0xc0) + 9, 4), /^JPEG: CMYK, .*save it as RGB$/],
  ['two components', changed(at(0xc0) + 9, 2), /^JPEG: neither grey nor colour \(2 components\)/],
  [
    'two frames',
    Buffer.concat([whole.subarray(0, at(0xda)), whole.subarray(at(0xc0))]),
    /^JPEG: more than one frame$/,
  ],
  ['no frame', without(0xc0), /^JPEG: a scan before the frame$/],
  ['no quantisation tables', dropFirst(dropFirst(whole, 0xdb), 0xdb), /^JPEG: a scan without its tables$/],
  [
    'a second beginning',
    Buffer.concat([whole.subarray(0, 2), whole]),
    /^JPEG: an unsupported marker \(0xd8\)$/,
  ],
  ['no end', whole.subarray(0, whole.length - 2), /^JPEG: the file ends too early: .*Copy it again/],
  ['an end right after the scan began', endAfterScanHeader(), /^JPEG: an empty scan$/],
  ['no height', withoutHeight(), /^JPEG: no size$/],
])('%s is refused, and what can be done is said', (_, bytes, reason) => {
  expect(walkJpeg(bytes, 'file')).toEqual({ ok: false, error: expect.stringMatching(reason) as string });
  expect(walkJpeg(bytes, 'camera').ok).toBe(false);
});

const bare = [1, 2, 3, 4].reduce((bytes) => dropFirst(bytes, 0xc4), whole);
const junk = Buffer.concat([
  whole.subarray(0, 20),
  Buffer.from('00e100060102ff0003', 'hex'),
  whole.subarray(20),
]);

test('a frame of MJPEG gets the standard tables in a file, and is refused from the camera', () => {
  // The coder here writes the standard tables, in one segment behind the frame.
  expect(whole.includes(standardHuffmanTables())).toBe(true);
  const walked = walkJpeg(bare, 'file');
  expect(walked.ok && Buffer.from(walked.value.bytes).equals(whole)).toBe(true);
  expect(walkJpeg(bare, 'camera')).toEqual({ ok: false, error: 'JPEG: a scan without its tables' });
});

test('what decoders skip between segments stays in a file, and is refused from the camera', () => {
  expect(walkJpeg(junk, 'file')).toMatchObject({ ok: true, value: { bytes: junk } });
  expect(walkJpeg(junk, 'camera').ok).toBe(false);
});

test('what follows the end of a file is left out, with the index of it', () => {
  const index = segment(0xe2, 'MPF\0MM\0*');
  const announced = Buffer.concat([whole.subarray(0, 20), index, whole.subarray(20), whole]);
  const walked = walkJpeg(announced, 'file');
  expect(walked.ok && Buffer.from(walked.value.bytes).equals(whole)).toBe(true);
  expect(walkJpeg(announced, 'camera').ok).toBe(false);
});

function dropFirst(bytes: Buffer, code: number): Buffer {
  const start = bytes.indexOf(Uint8Array.of(0xff, code));
  if (start < 0) return bytes;
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 2 + bytes.readUInt16BE(start + 2))]);
}

function endAfterScanHeader(): Buffer {
  const start = at(0xda);
  const end = start + 2 + whole.readUInt16BE(start + 2);
  return Buffer.concat([whole.subarray(0, end), Uint8Array.of(0xff, 0xd9)]);
}

function withoutHeight(): Buffer {
  const bytes = Buffer.from(whole);
  bytes.writeUInt16BE(0, at(0xc0) + 5);
  return bytes;
}
