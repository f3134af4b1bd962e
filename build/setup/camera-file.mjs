import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from './paths.mjs';

/** Frames in one sway to and fro of a person: 2 s at the fake camera's 30 a second. */
const roundFrames = 60;

/**
 * What Chromium's fake camera plays for a file of test/fixtures/camera: its few frames spread over two seconds, so that a person
 * in them sways as slowly as people do. Each alternates with the next, since a camera that repeats a frame
 * counts as frozen. Created in out/camera on demand.
 * @param {string} name without its ending, such as "hints/steady"
 * @returns {string} the path of a file
 */
export function cameraFile(name) {
  const source = inRoot('test', 'fixtures', 'camera', `${name}.mjpeg`);
  const target = inRoot('out', 'camera', `${name}.mjpeg`);
  if (!isNewer(target, source)) {
    mkdirSync(dirname(target), { recursive: true });
    const draft = `${target}.${process.pid}`;
    writeFileSync(draft, Buffer.concat(spread(framesIn(readFileSync(source)))));
    renameSync(draft, target);
  }
  return target;
}

/**
 * Concatenated JPEG files. They begin with FF D8 FF; within one, FF is never followed by D8.
 * @param {Buffer} file
 * @returns {Buffer[]}
 */
export function framesIn(file) {
  const start = Buffer.from([0xff, 0xd8, 0xff]);
  /** @type {number[]} */
  const starts = [];
  for (let at = file.indexOf(start); at >= 0; at = file.indexOf(start, at + 1)) starts.push(at);
  return starts.map((from, index) => file.subarray(from, starts[index + 1] ?? file.length));
}

/** @template T @param {readonly T[]} frames @returns {T[]} */
export function spread(frames) {
  // Odd, so that a frame's turn ends with itself and the next one's begins with the next.
  const held = Math.round(roundFrames / frames.length) | 1;
  return frames.flatMap((frame, index) => {
    const next = /** @type {T} */ (frames[(index + 1) % frames.length]);
    return Array.from({ length: held }, (_, turn) => (turn % 2 === 0 ? frame : next));
  });
}

/** @param {string} target @param {string} source */
function isNewer(target, source) {
  const { mtimeMs } = statSync(target, { throwIfNoEntry: false }) ?? {};
  return mtimeMs !== undefined && mtimeMs > statSync(source).mtimeMs;
}
