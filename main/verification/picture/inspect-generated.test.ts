import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { astronautPng, encodeJpeg, fixture, plainPng, webcamRaster } from '../../../test/fakes/pictures.ts';
import { proving, seed, tell } from '../../../test/thoroughness.ts';
import { isHarmlessSegment } from './jpeg.ts';
import { inspectPicture, type PictureRules } from './inspect.ts';

const times = proving ? 10 : 1;
beforeAll(() => tell('times of damaged and cut pictures', times));
const play = <T>(property: fc.IProperty<T>, numRuns: number) =>
  fc.assert(property, { seed, numRuns: numRuns * times });

const camera: PictureRules = { origin: 'camera', hardCapBytes: 900_000 };
const file: PictureRules = { origin: 'file', hardCapBytes: 900_000 };
const frame = encodeJpeg(webcamRaster(320, 240, 2), 60);
const png = plainPng(300, 300);
const reports = [
  'motion_mp4',
  'mpo',
  'samsung_sef',
  'trail_nl',
  'mjpeg_nodht',
  'pixel_00e1',
  'prog_noeoi',
  'cmyk',
];
const wholes = [
  frame,
  fixture('canvas.jpg'),
  fixture('grace_hopper.jpg'),
  png,
  fixture('reports/idat_extra1.png'),
  ...reports.map((name) => fixture(`reports/${name}.jpg`)),
];

/**
 * The camera's rule in a second, different implementation: markers, each with its segment, scans up to the
 * next marker, and the end marker as the last two bytes.
 */
function isStrict(bytes: Buffer): boolean {
  if (bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return false;
  let rest = bytes
    .subarray(2, -2)
    .toString('latin1')
    .replace(/^\xff+(?=\xff)/, '')
    // Any marker may have bytes 0xff before it (ISO/IEC 10918-1, B.1.1.2), the end marker as well.
    .replace(/\xff+$/, '');
  while (rest !== '') {
    const [start, code] = [/^\xff+([^\xff\0])(..)/s.exec(rest), /^\xff+([^\xff])/s.exec(rest)?.[1]];
    if (!start || code === undefined) return false;
    const length = ((start[2]?.charCodeAt(0) ?? 0) << 8) | (start[2]?.charCodeAt(1) ?? 0);
    const body = rest.slice(start[0].length, start[0].length - 2 + length);
    if (length < 2 || body.length !== length - 2 || !isAllowed(code.charCodeAt(0), body)) return false;
    rest = rest.slice(start[0].length - 2 + length);
    if (code === '\xda') rest = rest.replace(/^(?:[^\xff]|\xff[\0\xd0-\xd7])+/s, '');
  }
  return true;
}

function isAllowed(code: number, body: string): boolean {
  if ([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd].includes(code)) return true;
  return isHarmlessSegment(code, Buffer.from(body, 'latin1'));
}

/** A picture that passes the camera's rule also passes the second implementation, is a JPEG, is sent unchanged, and passes as a file too. */
function holds(bytes: Buffer): void {
  const taken = inspectPicture(bytes, camera);
  const asFile = inspectPicture(bytes, file);
  if (asFile.ok) {
    const again = inspectPicture(asFile.value.bytes, file);
    expect(again.ok && Buffer.from(again.value.bytes).equals(asFile.value.bytes)).toBe(true);
  } else expect(asFile.error.code).toBe('bad-picture');
  if (!taken.ok) return;
  expect(taken.value.format).toBe('jpeg');
  expect(taken.value.bytes).toBe(bytes);
  expect(isStrict(bytes)).toBe(true);
  expect(asFile.ok && asFile.value.bytes === bytes).toBe(true);
}

const whole = fc.constantFrom(...wholes);
/** Most of the structure is near the beginning; the rest is coded pixels. */
const place = (length: number) => fc.oneof(fc.nat(Math.min(700, length - 1)), fc.nat(length - 1));

describe('a picture', () => {
  test('that is whole passes both readings alike', () => {
    wholes.forEach(holds);
    expect(wholes.filter(isStrict).length).toBeGreaterThanOrEqual(3);
    expect(wholes.filter((bytes) => inspectPicture(bytes, camera).ok)).toEqual([
      frame,
      fixture('canvas.jpg'),
    ]);
  });

  test('with changed bytes holds', () => {
    const changed = whole.chain((bytes) =>
      fc
        .array(
          fc.tuple(place(bytes.length), fc.oneof(fc.constantFrom(0xff, 0, 0xd9, 0xd8, 0xda), fc.nat(255))),
          {
            minLength: 1,
            maxLength: 6,
          },
        )
        .map((changes) => {
          const copy = Buffer.from(bytes);
          for (const [at, value] of changes) copy[at] = value;
          return copy;
        }),
    );
    play(fc.property(changed, holds), 3000);
  });

  test('with bytes put in or taken out holds', () => {
    const spliced = whole.chain((bytes) =>
      fc
        .tuple(place(bytes.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }))
        .map(([at, removed, added]) =>
          Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]),
        ),
    );
    play(fc.property(spliced, holds), 3000);
  });

  test('with what decoders skip put in between its segments holds', () => {
    const skipped = [
      'ffd0',
      'ff01',
      'ff00',
      '00',
      '00e1000401',
      'ffd8',
      'ffff',
      'fffe000341',
      'ffed000341',
      'ffdc00040001',
    ];
    const boundaries = (bytes: Buffer) => {
      const found = [2];
      for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
        at += 2 + bytes.readUInt16BE(at + 2);
        found.push(at);
      }
      return found;
    };
    const put = fc
      .constantFrom(frame, fixture('canvas.jpg'))
      .chain((bytes) =>
        fc
          .tuple(fc.constantFrom(...boundaries(bytes)), fc.constantFrom(...skipped), fc.nat(2))
          .map(([at, hex, times]) =>
            Buffer.concat([bytes.subarray(0, at), Buffer.from(hex.repeat(times), 'hex'), bytes.subarray(at)]),
          ),
      );
    play(fc.property(put, holds), 1000);
  });

  test('with something behind it holds, and the camera refuses it', () => {
    const tailed = fc.tuple(whole, fc.oneof(whole, fc.uint8Array({ minLength: 1, maxLength: 40 })));
    const tried = fc.property(tailed, ([bytes, tail]) => {
      const longer = Buffer.concat([bytes, tail]);
      holds(longer);
      expect(inspectPicture(longer, camera).ok).toBe(false);
    });
    play(tried, 500);
  });

  test.each([
    ['JPEG', frame],
    ['PNG', png],
  ])('of kind %s, cut anywhere, is refused', (_, bytes) => {
    const cut = fc.property(fc.nat(bytes.length - 1), (length) => {
      expect(inspectPicture(bytes.subarray(0, length), file).ok).toBe(false);
      expect(inspectPicture(bytes.subarray(0, length), camera).ok).toBe(false);
    });
    play(cut, 2000);
  });

  test('made of bytes at random, behind a right beginning, holds', () => {
    const beginning = fc.constantFrom(
      Buffer.alloc(0),
      frame.subarray(0, 2),
      frame.subarray(0, 20),
      frame.subarray(0, 620),
      astronautPng().subarray(0, 8),
    );
    const random = fc
      .tuple(beginning, fc.uint8Array({ minLength: 4, maxLength: 400 }))
      .map((pieces) => Buffer.concat(pieces));
    play(fc.property(random, holds), 3000);
  });
});
