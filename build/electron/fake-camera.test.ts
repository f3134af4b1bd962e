import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '../bootstrap/paths.mjs';
import { cameraFile, framesIn, spread } from './fake-camera.ts';

it('spreads a few frames over two seconds, never the same one twice running', () => {
  for (const count of [2, 5, 11]) {
    const frames = spread(Array.from({ length: count }, (_, index) => index));
    expect(frames.length).toBeGreaterThanOrEqual(50);
    expect(frames.length).toBeLessThanOrEqual(70);
    expect(frames.filter((frame, index) => frame === frames[index - 1])).toEqual([]);
    expect(new Set(frames).size).toBe(count);
  }
});

it('finds every frame of a file', () => {
  const file = readFileSync(inRoot('test', 'fixtures', 'camera', 'person.mjpeg'));
  const frames = framesIn(file);
  expect(frames.length).toBe(11);
  expect(Buffer.concat(frames).equals(file)).toBe(true);
});

it('what is played holds nothing but the file’s own frames', () => {
  const own = framesIn(readFileSync(inRoot('test', 'fixtures', 'camera', 'hints', 'tooFar.mjpeg')));
  const played = framesIn(readFileSync(cameraFile('hints/tooFar')));
  expect(played.length).toBeGreaterThan(own.length);
  expect(played.every((frame) => own.some((one) => one.equals(frame)))).toBe(true);
});
