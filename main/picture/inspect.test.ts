import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  astronautPng,
  coffeePng,
  encodeJpeg,
  fixture,
  graceHopperJpeg,
  noisyRaster,
  plainPng,
  webcamRaster,
} from '../../test/fakes/pictures.ts';
import { inspectPicture, type PictureRules } from './inspect.ts';

const camera: PictureRules = { origin: 'camera', hardCapBytes: 900_000 };
const file: PictureRules = { origin: 'file', hardCapBytes: 900_000 };
const frame = encodeJpeg(webcamRaster(640, 480, 2), 85);
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
  ['a PNG without extras', plainPng(600, 400), camera, { format: 'png', width: 600, height: 400 }],
  ['a PNG of no face', coffeePng(), file, { format: 'png', width: 600, height: 400 }],
  ['a JPEG with a comment', graceHopperJpeg(), file, { format: 'jpeg', width: 512, height: 600 }],
])('%s is whole', (_, bytes, rules, expected) => {
  expect(inspectPicture(bytes, rules)).toEqual({
    ok: true,
    value: {
      ...expected,
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  });
});

test('the bytes may lie in a larger buffer', () => {
  const larger = Buffer.concat([Buffer.alloc(7), astronautPng(), Buffer.alloc(7)]);
  expect(
    inspectPicture(new Uint8Array(larger.buffer, larger.byteOffset + 7, larger.length - 14), file).ok,
  ).toBe(true);
});

test.each<[string, Uint8Array, PictureRules, string | RegExp]>([
  ['nothing', new Uint8Array(), file, 'empty'],
  ['words', Buffer.from('GIF89a and so on'), file, 'neither a JPEG nor a PNG'],
  ['a start alone', Uint8Array.of(0xff, 0xd8), file, 'JPEG: truncated or broken'],
  ['start and end alone', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), file, 'JPEG: no whole picture'],
  ['a signature alone', astronautPng().subarray(0, 8), file, 'PNG: truncated'],
  ['a comment from the camera', graceHopperJpeg(), camera, 'JPEG: metadata that our camera never writes'],
  ['a small frame', encodeJpeg(noisyRaster(320, 239), 50), camera, 'too small: 320×239 pixels'],
  ['a long strip', plainPng(300, 5000), camera, 'too large: 300×5000 pixels'],
  ['too many bytes', encodeJpeg(noisyRaster(1280, 720), 95), camera, /^\d+ bytes, at most 900000 are sent$/],
  ['a PNG bomb', plainPng(9000, 9000), file, 'PNG: too many pixels'],
])('%s is refused', (_, bytes, rules, staffDetail) => {
  expect(inspectPicture(bytes, rules)).toEqual(refusal(staffDetail));
});

describe.each([
  ['JPEG', frame, 'JPEG'],
  ['PNG', plainPng(300, 300), 'PNG'],
] as const)('a %s', (_, whole, format) => {
  test.each(['camera', 'file'] as const)(
    'as a polyglot (%s): anything after its end is refused',
    (origin) => {
      const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
      for (const tail of [zip, Buffer.from('<script>'), Buffer.from('%PDF-1.7'), Uint8Array.of(0), whole]) {
        const polyglot = Buffer.concat([whole, tail]);
        expect(inspectPicture(polyglot, { ...camera, origin })).toEqual(
          refusal(`${format}: ${tail.length} bytes after its end`),
        );
      }
    },
  );

  test('cut anywhere is refused', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(inspectPicture(whole.subarray(0, length), file).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('with flipped bits never throws, and never passes for a picture of another kind', () => {
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(flips, (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, mask] of changes) bytes[at] = (bytes[at] ?? 0) ^ mask;
        const result = inspectPicture(bytes, file);
        expect(result.ok ? result.value.format.toUpperCase() : result.error.code).toBeOneOf([
          format,
          'bad-picture',
        ]);
      }),
      { numRuns: 1500 },
    );
  });

  test('with bytes moved in or taken out never throws', () => {
    const splice = fc.tuple(fc.nat(whole.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(splice, ([at, removed, added]) => {
        const bytes = Buffer.concat([whole.subarray(0, at), added, whole.subarray(at + removed)]);
        expect(typeof inspectPicture(bytes, camera).ok).toBe('boolean');
      }),
      { numRuns: 1500 },
    );
  });
});

test('bytes at random, behind a right beginning, never throw', () => {
  const beginning = fc.constantFrom(
    Buffer.alloc(0),
    frame.subarray(0, 2),
    frame.subarray(0, 20),
    astronautPng().subarray(0, 8),
  );
  fc.assert(
    fc.property(beginning, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      expect(inspectPicture(Buffer.concat([start, rest]), file).ok).toBe(false);
    }),
    { numRuns: 3000 },
  );
});
