import { closeSync, openSync, writeSync } from 'node:fs';
import type { RgbxImage } from '../../renderer/camera/rgbx-image.ts';
import type { Film } from './film.ts';
import { Painter } from './painted.ts';

/**
 * Writes a film as a YUV4MPEG2 file, which Chromium's fake camera plays at the film's own pace, from its beginning when it is
 * opened and again at its end.
 * @param path ends with .y4m: by that the fake camera knows what it is
 * @param film of an even width and height
 */
export function writeFilm(path: string, { seconds, framesPerSecond = 12, at, ...camera }: Film): void {
  const painter = new Painter(camera);
  const { width, height } = painter.frame;
  const planes = Buffer.alloc((width * height * 3) / 2);
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`);
  for (let frame = 0; frame < seconds * framesPerSecond; frame += 1) {
    toPlanes(painter.paint(at(frame / framesPerSecond)), planes);
    writeSync(file, 'FRAME\n');
    writeSync(file, planes);
  }
  closeSync(file);
}

/** RGB to I420: all of Y, then U and V at half the width and height. ITU-R BT.601 in its narrow range. */
function toPlanes({ data, width, height }: RgbxImage, planes: Buffer): void {
  const pixels = width * height;
  for (let at = 0; at < pixels; at += 1) {
    const [red, green, blue] = [data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!];
    planes[at] = 16.5 + 0.2568 * red + 0.5041 * green + 0.0979 * blue;
  }
  for (let y = 0, to = pixels; y < height; y += 2) {
    for (let x = 0; x < width; x += 2, to += 1) {
      const at = (y * width + x) * 4;
      const mean = (channel: number): number =>
        (data[at + channel]! +
          data[at + 4 + channel]! +
          data[at + width * 4 + channel]! +
          data[at + width * 4 + 4 + channel]!) /
        4;
      const [red, green, blue] = [mean(0), mean(1), mean(2)];
      planes[to] = 128.5 - 0.1482 * red - 0.291 * green + 0.4392 * blue;
      planes[to + pixels / 4] = 128.5 + 0.4392 * red - 0.3678 * green - 0.0714 * blue;
    }
  }
}
