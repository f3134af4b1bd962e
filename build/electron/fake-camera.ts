import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../bootstrap/paths.mjs';

/** Frames in one sway to and fro of a person: 2 s at the fake camera's 30 a second. */
const roundFrames = 60;

/**
 * What Chromium's fake camera plays for a file of test/fixtures/camera: its few frames spread over two seconds, so that a person
 * in them sways as slowly as people do. Each alternates with the next, since a camera that repeats a frame
 * counts as frozen. Created in out/camera on demand.
 * @param name without its ending, such as "hints/steady"
 * @returns the path of a file
 */
export function cameraFile(name: string): string {
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
 * Chromium's switches for a fake camera. The first lets the kiosk's own gate admit it; a production build does not know it.
 * @param file what the camera plays; null: the station has no camera
 */
export function cameraSwitches(file: string | null): string[] {
  if (file === null) return ['--use-fake-device-for-media-stream=device-count=0'];
  return [
    '--allow-fake-camera',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/** Concatenated JPEG files. They begin with FF D8 FF; within one, FF is never followed by D8. */
export function framesIn(file: Buffer): Buffer[] {
  const start = Buffer.from([0xff, 0xd8, 0xff]);
  const starts: number[] = [];
  for (let at = file.indexOf(start); at >= 0; at = file.indexOf(start, at + 1)) starts.push(at);
  return starts.map((from, index) => file.subarray(from, starts[index + 1] ?? file.length));
}

export function spread<T>(frames: readonly T[]): T[] {
  // Odd, so that a frame's turn ends with itself and the next one's begins with the next.
  const held = Math.round(roundFrames / frames.length) | 1;
  return frames.flatMap((frame, index) => {
    const next = frames[(index + 1) % frames.length] as T;
    return Array.from({ length: held }, (_, turn) => (turn % 2 === 0 ? frame : next));
  });
}

function isNewer(target: string, source: string) {
  const { mtimeMs } = statSync(target, { throwIfNoEntry: false }) ?? {};
  return mtimeMs !== undefined && mtimeMs > statSync(source).mtimeMs;
}
