import type { Picture } from '../../main/demo/decode-picture.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Makes a picture from a colour for each pixel; values are clamped to 0..255. */
export function paint(width: number, height: number, colourAt: (x: number, y: number) => Rgb): Picture {
  const rgb = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(x, y).map((value) => Math.min(255, Math.max(0, value)));
      rgb.set(colour, (y * width + x) * 3);
    }
  }
  return { width, height, rgb };
}

/** The colour between pixels, bilinear; `outside` beyond the picture's edge. */
export function sample(picture: Picture, x: number, y: number, outside: Rgb): Rgb {
  if (x < 0 || y < 0 || x > picture.width - 1 || y > picture.height - 1) return outside;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(left + 1, picture.width - 1), Math.min(top + 1, picture.height - 1)];
  const at = (px: number, py: number, channel: number) =>
    picture.rgb[(py * picture.width + px) * 3 + channel] ?? 0;
  const mix = (channel: number) => {
    const above =
      at(left, top, channel) * (right > left ? 1 - (x - left) : 1) + at(right, top, channel) * (x - left);
    const below =
      at(left, bottom, channel) * (right > left ? 1 - (x - left) : 1) +
      at(right, bottom, channel) * (x - left);
    return above + (below - above) * (y - top);
  };
  return [mix(0), mix(1), mix(2)];
}

/** The same picture at another size; several samples a pixel where it shrinks, so that it does not alias. */
export function resize(picture: Picture, width: number, height: number): Picture {
  const [stepX, stepY] = [picture.width / width, picture.height / height];
  const samples = Math.max(1, Math.ceil(Math.max(stepX, stepY)));
  return paint(width, height, (x, y) => {
    const sum: [number, number, number] = [0, 0, 0];
    for (let i = 0; i < samples * samples; i += 1) {
      const sx = (x + ((i % samples) + 0.5) / samples) * stepX - 0.5;
      const sy = (y + (Math.floor(i / samples) + 0.5) / samples) * stepY - 0.5;
      const clampedX = Math.min(Math.max(sx, 0), picture.width - 1);
      const clampedY = Math.min(Math.max(sy, 0), picture.height - 1);
      sample(picture, clampedX, clampedY, [0, 0, 0]).forEach((value, channel) => (sum[channel]! += value));
    }
    const count = samples * samples;
    return [sum[0] / count, sum[1] / count, sum[2] / count];
  });
}

/** Applies a change to each pixel's colour. */
export function recolour(picture: Picture, change: (colour: Rgb, x: number, y: number) => Rgb): Picture {
  return paint(picture.width, picture.height, (x, y) => change(sample(picture, x, y, [0, 0, 0]), x, y));
}

/** Mean over a square of `2 × radius + 1` px. */
export function blur(picture: Picture, radius: number): Picture {
  return paint(picture.width, picture.height, (x, y) => {
    const sum: [number, number, number] = [0, 0, 0];
    let count = 0;
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const colour = sample(picture, x + dx, y + dy, [-1, -1, -1]);
        if (colour[0] < 0) continue;
        colour.forEach((value, channel) => (sum[channel]! += value));
        count += 1;
      }
    }
    return [sum[0] / count, sum[1] / count, sum[2] / count];
  });
}

/** One picture laid over another, its top left corner at (left, top). */
export function lay(over: Picture, under: Picture, left: number, top: number): Picture {
  return paint(under.width, under.height, (x, y) => {
    const colour = sample(over, x - left, y - top, [-1, -1, -1]);
    return colour[0] < 0 ? sample(under, x, y, [0, 0, 0]) : colour;
  });
}

export function plain(width: number, height: number, colour: Rgb): Picture {
  return paint(width, height, () => colour);
}
