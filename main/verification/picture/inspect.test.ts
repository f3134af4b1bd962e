import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  astronautPng,
  coffeePng,
  encodeJpeg,
  fixture,
  graceHopperJpeg,
  noisyRaster,
  plainPng,
  pngChunk,
  pngFile,
  pngHeader,
  webcamRaster,
} from '../../../test/fakes/pictures.ts';
import { decodePicture } from '../../demo/decode-picture.ts';
import { inspectPicture, type PictureRules } from './inspect.ts';

const camera: PictureRules = { origin: 'camera', hardCapBytes: 900_000 };
const file: PictureRules = { origin: 'file', hardCapBytes: 900_000 };
const frame = encodeJpeg(webcamRaster(640, 480, 2), 85);
const report = (name: string) => fixture(`reports/${name}`);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const refusal = (staffDetail: string | RegExp) => ({
  ok: false,
  error: {
    code: 'bad-picture',
    staffDetail: typeof staffDetail === 'string' ? staffDetail : expect.stringMatching(staffDetail),
  },
});

test.each<[string, Buffer, PictureRules, object]>([
  ['a frame of the camera', frame, camera, { format: 'jpeg', width: 640, height: 480 }],
  // Written by Electron 33's canvas: JFIF and a colour profile.
  ['what a canvas wrote', fixture('canvas.jpg'), camera, { format: 'jpeg', width: 640, height: 480 }],
  ['a PNG as a photo', astronautPng(), file, { format: 'png', width: 512, height: 512 }],
  ['a PNG without extras', plainPng(600, 400), file, { format: 'png', width: 600, height: 400 }],
  ['a PNG of no face', coffeePng(), file, { format: 'png', width: 600, height: 400 }],
  ['a JPEG with a comment', graceHopperJpeg(), file, { format: 'jpeg', width: 512, height: 600 }],
  ['a spare byte in the data', report('idat_extra1.png'), file, { format: 'png', width: 512, height: 512 }],
  ['00 E1 for FF E1', report('pixel_00e1.jpg'), file, { format: 'jpeg', width: 512, height: 512 }],
])('%s is whole and goes as it is', (_, bytes, rules, expected) => {
  const inspected = inspectPicture(bytes, rules);
  expect(inspected).toMatchObject({ ok: true, value: { ...expected, sha256: sha256(bytes) } });
  expect(inspected.ok && inspected.value.bytes === bytes).toBe(true);
});

test('the bytes may lie in a larger buffer', () => {
  const larger = Buffer.concat([Buffer.alloc(7), astronautPng(), Buffer.alloc(7)]);
  expect(
    inspectPicture(new Uint8Array(larger.buffer, larger.byteOffset + 7, larger.length - 14), file).ok,
  ).toBe(true);
});

/** The bytes of a file that are sent. */
function sentOf(bytes: Uint8Array): Buffer {
  const inspected = inspectPicture(bytes, file);
  if (!inspected.ok) throw new Error(inspected.error.staffDetail);
  expect(inspected.value.sha256).toBe(sha256(inspected.value.bytes));
  return Buffer.from(inspected.value.bytes);
}

describe('of a phone’s or webcam’s file the picture alone is sent', () => {
  test.each([
    ['motion_mp4.jpg', 53_962],
    ['samsung_sef.jpg', 53_962],
    ['trail_nl.jpg', 53_962],
  ])('%s: what follows the end stays here', (name, length) => {
    expect(sentOf(report(name)).equals(report(name).subarray(0, length))).toBe(true);
  });

  test('mpo.jpg: so does the index of the pictures behind it', () => {
    const sent = sentOf(report('mpo.jpg'));
    expect(sent.length).toBe(40_330 - 90);
    expect(sent.includes('MPF\0')).toBe(false);
  });

  test('mjpeg_nodht.jpg: the standard tables are put in', () => {
    const bytes = report('mjpeg_nodht.jpg');
    expect(decodePicture(bytes)).toBeNull();
    expect(sentOf(bytes).length).toBe(bytes.length + 420);
  });

  test.each([
    ...['motion_mp4.jpg', 'mpo.jpg', 'samsung_sef.jpg', 'trail_nl.jpg', 'mjpeg_nodht.jpg', 'pixel_00e1.jpg'],
    'idat_extra1.png',
  ])('%s: what is sent can be decoded, and is fit to be sent once more', (name) => {
    const sent = sentOf(report(name));
    expect(decodePicture(sent)).toMatchObject({ width: 512, height: 512 });
    expect(sentOf(sent).equals(sent)).toBe(true);
  });

  test('a large video behind a small picture is no reason to refuse it', () => {
    const bytes = Buffer.concat([report('trail_nl.jpg'), Buffer.alloc(3_000_000)]);
    expect(sentOf(bytes).length).toBe(53_962);
  });

  test.each([
    'motion_mp4.jpg',
    'mpo.jpg',
    'trail_nl.jpg',
    'mjpeg_nodht.jpg',
    'pixel_00e1.jpg',
    'idat_extra1.png',
  ])('%s from the camera is refused', (name) => {
    expect(inspectPicture(report(name), camera).ok).toBe(false);
  });
});

test.each<[string, Uint8Array, PictureRules, string | RegExp]>([
  ['nothing', new Uint8Array(), file, 'empty'],
  ['words', Buffer.from('a face'), file, 'neither a JPEG nor a PNG'],
  ['a start alone', Uint8Array.of(0xff, 0xd8), file, /^JPEG: the file ends too early/],
  ['start and end alone', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), file, 'JPEG: no whole picture'],
  ['a picture without its end', report('prog_noeoi.jpg'), file, /^JPEG: the file ends too early: .*save it/],
  ['CMYK', report('cmyk.jpg'), file, /^JPEG: CMYK, the colours of print: .*save it as RGB$/],
  ['a signature alone', astronautPng().subarray(0, 8), file, 'PNG: no header'],
  ['a PNG from the camera', plainPng(600, 400), camera, 'not a JPEG'],
  ['a comment from the camera', graceHopperJpeg(), camera, 'JPEG: metadata that our camera never writes'],
  [
    'a small frame',
    encodeJpeg(noisyRaster(320, 239), 50),
    camera,
    'too small: 320×239 pixels, at least 240 on each side',
  ],
  ['a long strip', encodeJpeg(noisyRaster(250, 5000), 5), camera, /^too large: 250×5000 pixels/],
  [
    'too many bytes',
    encodeJpeg(noisyRaster(1280, 720), 95),
    camera,
    /^2228261 bytes, at most 900000 are sent$/,
  ],
  [
    'too many bytes in a file',
    encodeJpeg(noisyRaster(1280, 720), 95),
    file,
    /^2228261 bytes, at most 900000 are sent: save it with fewer pixels or a lower quality$/,
  ],
  ['a PNG bomb', pngBomb(), file, /^too large: 9000×9000 pixels/],
])('%s is refused', (_, bytes, rules, staffDetail) => {
  expect(inspectPicture(bytes, rules)).toEqual(refusal(staffDetail));
});

function pngBomb(): Buffer {
  const header = pngChunk('IHDR', pngHeader(9000, 9000, [8, 0, 0]));
  return pngFile(header, pngChunk('IDAT', Buffer.alloc(9)), pngChunk('IEND'));
}

const box = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic and more`, 'latin1');
test.each<[string, Buffer | string]>([
  ['HEIC', box('heic')],
  ['HEIC', box('mif1')],
  ['AVIF', box('avif')],
  ['a raw picture (CR3)', box('crx ')],
  ['a video (MP4 or MOV)', box('isom')],
  ['WEBP', 'RIFF\x10\0\0\0WEBPVP8 '],
  ['GIF', 'GIF89a and so on'],
  ['BMP', 'BM\x36\0\0\0\0\0\0\0\x36\0'],
  ['TIFF', 'II*\0\x08\0\0\0'],
  ['TIFF', 'MM\0*\0\0\0\x08'],
  ['PDF', '%PDF-1.7\n'],
  ['JPEG XL', '\xff\x0a\xfa\x1f'],
  ['JPEG XL', '\0\0\0\x0cJXL \r\n\x87\n'],
  ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'],
  ['JPEG 2000', '\xff\x4f\xff\x51\0\x2f'],
  ['JPEG XR', 'II\xbc\x01\x20'],
  ['PSD', '8BPS\0\x01'],
  ['ZIP', 'PK\x03\x04\x14'],
  ['SVG', '<?xml version="1.0"?>\n<svg xmlns="'],
  ['a web page', '<!DOCTYPE html><html>'],
])('%s under another name is called what it is', (name, start) => {
  const bytes = typeof start === 'string' ? Buffer.from(start, 'latin1') : start;
  const inspected = inspectPicture(bytes, file);
  const staffDetail = inspected.ok ? '' : inspected.error.staffDetail;
  expect(staffDetail).toMatch(/^the file is .*, not JPEG or PNG: .*save it as JPEG$/);
  expect(staffDetail).toContain(name);
});

test('a polyglot from the camera is refused, whatever follows its end', () => {
  const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  for (const tail of [zip, Buffer.from('<script>'), Buffer.from('%PDF-1.7'), Uint8Array.of(0), frame]) {
    const polyglot = Buffer.concat([frame, tail]);
    expect(inspectPicture(polyglot, camera)).toEqual(refusal(`JPEG: ${tail.length} bytes after its end`));
    expect(sentOf(polyglot).equals(frame)).toBe(true);
  }
});

describe('of a PNG signature, header and end are read', () => {
  const header = pngChunk('IHDR', pngHeader(120, 100, [8, 0, 0]));
  const [data, end] = [pngChunk('IDAT', Buffer.alloc(9)), pngChunk('IEND')];

  test('it is sent without what follows its end', () => {
    const whole = pngFile(header, pngChunk('tEXt'), pngChunk('eXIf'), data, pngChunk('tIME'), end);
    expect(sentOf(whole).equals(whole)).toBe(true);
    expect(sentOf(Buffer.concat([whole, Buffer.from('PK'), end])).equals(whole)).toBe(true);
  });

  test.each<[string, Buffer, RegExp]>([
    ['no header', pngFile(data, header, end), /^PNG: no header$/],
    ['no width', pngFile(pngChunk('IHDR', pngHeader(0, 100, [8, 0, 0])), data, end), /^PNG: no size$/],
    ['no height', pngFile(pngChunk('IHDR', pngHeader(120, 0, [8, 0, 0])), data, end), /^PNG: no size$/],
    ['no end', pngFile(header, data), /^PNG: the file ends too early: copy it again/],
    ['a changed end', pngFile(header, data, Buffer.from(end).fill(0, 11)), /^PNG: the file ends too early/],
  ])('%s: refused, and what can be done is said', (_, bytes, staffDetail) => {
    expect(inspectPicture(bytes, file)).toEqual(refusal(staffDetail));
  });
});
