/**
 * Makes a screenshot small enough to commit: half the size, by averaging four pixels into one, and packed hard.
 * @param picture a PNG with even sides
 * @returns a PNG without transparency
 */
export async function shrinkPng(picture: Buffer): Promise<Buffer> {
  const { PNG } = await import('pngjs');
  const large = PNG.sync.read(picture);
  const small = new PNG({ width: large.width >> 1, height: large.height >> 1 });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) averageFour(large, small, x, y);
  }
  return PNG.sync.write(small, { colorType: 2, deflateLevel: 9 });
}

function averageFour(
  large: { data: Buffer; width: number },
  small: { data: Buffer; width: number },
  x: number,
  y: number,
) {
  const from = (y * 2 * large.width + x * 2) * 4;
  const below = from + large.width * 4;
  const to = (y * small.width + x) * 4;
  for (let channel = 0; channel < 4; channel += 1) {
    const sum = [from, from + 4, below, below + 4].reduce(
      (total, at) => total + (large.data[at + channel] ?? 0),
      0,
    );
    small.data[to + channel] = (sum + 2) >> 2;
  }
}
