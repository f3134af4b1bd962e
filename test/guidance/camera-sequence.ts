import { readFile, writeFile } from 'node:fs/promises';
import { framesIn } from '../../build/electron/fake-camera.ts';

/** Chromium's fake camera shows the pictures of an MJPEG file at this rate, whatever its origin, and starts again at its end. */
export const framesPerSecond = 30;

export interface Part {
  /** A camera file; its frames are shown in turn. */
  readonly file: string;
  readonly seconds: number;
  /** Shows its first frame alone: a camera that has frozen. */
  readonly still?: true;
}

/**
 * Puts camera files one behind the other into one that a camera plays from its beginning when it is opened. An MJPEG
 * file is nothing but JPEG files in a row.
 */
export async function writeSequence(path: string, parts: readonly Part[]): Promise<void> {
  const pieces: Buffer[] = [];
  for (const { file, seconds, still } of parts) {
    const all = framesIn(await readFile(file));
    const frames = still ? all.slice(0, 1) : all;
    const count = Math.round(seconds * framesPerSecond);
    for (let index = 0; index < count; index += 1) pieces.push(frames[index % frames.length]!);
  }
  await writeFile(path, Buffer.concat(pieces));
}
