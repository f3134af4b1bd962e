import encodeQR from 'qr';
import { expect, it } from 'vitest';
import { readCode } from './qr-scanner.tsx';

const key = `Qr5v${'Ks8'.repeat(16)}`;

/** A frame as a camera gives it: grey all around, a code turned by some degrees, every module several pixels wide. */
function frameWith(text: string, modulePx: number, turnedDeg: number, mirrored = false): ImageData {
  const code = encodeQR(text, 'raw', { border: 4 });
  const [width, height] = [960, 540];
  const data = new Uint8ClampedArray(width * height * 4);
  const turn = (turnedDeg * Math.PI) / 180;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [(mirrored ? -1 : 1) * (x - width / 2), y - height / 2];
      const column = Math.floor((dx * Math.cos(turn) + dy * Math.sin(turn)) / modulePx + code.length / 2);
      const row = Math.floor((-dx * Math.sin(turn) + dy * Math.cos(turn)) / modulePx + code.length / 2);
      const inside = code[row]?.[column];
      const light = inside === undefined ? 120 : inside ? 30 : 220;
      data.set([light, light, light, 255], (y * width + x) * 4);
    }
  return { width, height, data, colorSpace: 'srgb' } as ImageData;
}

it.each([
  [4, 0],
  [6, 7],
  [8, 90],
  [10, 180],
  [9, -12],
])('reads a key at %d px a module, turned by %d°', (modulePx, turnedDeg) => {
  expect(readCode(frameWith(key, modulePx, turnedDeg))).toBe(key);
});

it('reads nothing from a frame without a code', () => {
  expect(readCode(frameWith(key, 40, 0))).toBeNull();
  const data = new Uint8ClampedArray(4 * 100 * 100).map((_, index) => (index * 7919) % 256);
  expect(readCode({ width: 100, height: 100, data, colorSpace: 'srgb' } as ImageData)).toBeNull();
});
