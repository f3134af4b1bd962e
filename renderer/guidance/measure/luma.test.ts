import { describe, expect, it } from 'vitest';
import type { Pixels } from './luma.ts';
import { surroundLuminance } from './luma.ts';

const width = 64;
const height = 36;
const face = { x: 26, y: 10, width: 12, height: 15 };
const chin = 25;

function picture(at: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.fill(at(pixel % width, Math.floor(pixel / width)), pixel * 4, pixel * 4 + 3);
  }
  return { data, width, height };
}

describe('the light around the head', () => {
  it('is that of the wall', () => {
    expect(
      surroundLuminance(
        picture(() => 90),
        face,
      ),
    ).toBeCloseTo(90);
  });

  it('is none of the face, nor of the hair', () => {
    const hair = (x: number, y: number) => x > 22 && x < 42 && y > 5;
    expect(
      surroundLuminance(
        picture((x, y) => (hair(x, y) ? 0 : 200)),
        face,
      ),
    ).toBeCloseTo(200);
  });

  it('is none of a white shirt or a dark coat', () => {
    for (const coat of [0, 255]) {
      expect(
        surroundLuminance(
          picture((_, y) => (y >= chin ? coat : 120)),
          face,
        ),
      ).toBeCloseTo(120);
    }
  });

  it('is the mean of both sides', () => {
    const both = surroundLuminance(
      picture((x) => (x < 32 ? 40 : 200)),
      face,
    );
    expect(Math.abs(both - 120)).toBeLessThan(3);
  });

  it('is nothing where the head fills the frame: then no light is seen behind it', () => {
    expect(
      surroundLuminance(
        picture(() => 255),
        { x: 0, y: 0, width, height },
      ),
    ).toBe(0);
  });

  it('stays within the picture for a face that hangs over its edge', () => {
    expect(
      surroundLuminance(
        picture(() => 77),
        { x: -5, y: 30, width: 12, height: 20 },
      ),
    ).toBeCloseTo(77);
  });
});
