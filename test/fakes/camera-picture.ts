import jpeg from 'jpeg-js';

/**
 * A whole JPEG as a canvas makes it, without any metadata: noise, so that it has some size.
 * @returns the file's bytes, 640×480
 */
export function makeCameraPicture(): Uint8Array {
  const width = 640;
  const height = 480;
  const data = Buffer.alloc(width * height * 4, 255);
  // A fixed seed: every run sends the same picture.
  for (let i = 0, state = 1; i < data.length; i += 4) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    data[i] = data[i + 1] = data[i + 2] = 96 + ((state >> 16) & 63);
  }
  return Uint8Array.from(jpeg.encode({ data, width, height }, 80).data);
}
