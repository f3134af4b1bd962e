import { afterEach, describe, expect, it, vi } from 'vitest';
import { rotations } from '../../preload/station.ts';
import { RgbxImage, turnPixels, uprightSize } from './rgbx-image.ts';

/** Each pixel's bytes are its column, its row, 0, 255. */
function numbered(width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    data.set([at % width, Math.floor(at / width), 0, 255], at * 4);
  }
  return data;
}

function frameOf(width: number, height: number, more: object = {}): VideoFrame {
  return {
    visibleRect: { width, height },
    copyTo: vi.fn((target: Uint8ClampedArray) => {
      target.set(numbered(width, height));
      return Promise.resolve([]);
    }),
    ...more,
  } as unknown as VideoFrame;
}

/** Column and row of the source pixels now in the picture's first and last pixel. */
function cornersOf({ data }: RgbxImage): number[][] {
  return [0, data.length - 4].map((at) => [data[at] ?? 0, data[at + 1] ?? 0]);
}

describe('a frame that is copied', () => {
  it.each([
    [0, [5, 3], [0, 0], [4, 2]],
    [90, [3, 5], [0, 2], [4, 0]],
    [180, [5, 3], [4, 2], [0, 0]],
    [270, [3, 5], [4, 0], [0, 2]],
  ] as const)('turned by %i degrees, of odd size', async (rotation, size, first, last) => {
    const image = new RgbxImage();
    await image.copyFrom(frameOf(5, 3), rotation);
    expect([image.width, image.height]).toEqual(size);
    expect(cornersOf(image)).toEqual([first, last]);
  });

  it('is turned by what the frame itself says as well', async () => {
    const image = new RgbxImage();
    await image.copyFrom(frameOf(5, 3, { rotation: 270 }), 180);
    expect([image.width, image.height]).toEqual([3, 5]);
    expect(cornersOf(image)[0]).toEqual([0, 2]);
  });

  it('leaves nothing of somebody who was wiped while it came', async () => {
    let arrive = (): void => undefined;
    let given = new Uint8ClampedArray(0);
    const frame = frameOf(4, 2, {
      copyTo: (target: Uint8ClampedArray<ArrayBuffer>) => {
        given = target;
        return new Promise<void>((resolve) => {
          arrive = () => (target.fill(7), resolve());
        });
      },
    });
    const image = new RgbxImage();
    const copying = image.copyFrom(frame, 0);
    image.wipe();
    arrive();
    await copying;
    expect(image.data.length).toBe(0);
    expect(given.every((value) => value === 0)).toBe(true);
  });

  describe('of a kind that the browser does not convert', () => {
    afterEach(() => vi.unstubAllGlobals());
    const refuses = (name: string) => ({ copyTo: () => Promise.reject(new DOMException('no', name)) });

    it('is drawn instead', async () => {
      class Canvas {
        readonly width: number;
        readonly height: number;
        constructor(width: number, height: number) {
          [this.width, this.height] = [width, height];
        }
        getContext() {
          const { width, height } = this;
          return { drawImage: () => undefined, getImageData: () => ({ data: numbered(width, height) }) };
        }
      }
      vi.stubGlobal('OffscreenCanvas', Canvas);
      const image = new RgbxImage();
      await image.copyFrom(frameOf(5, 3, refuses('NotSupportedError')), 180);
      expect(cornersOf(image)).toEqual([
        [4, 2],
        [0, 0],
      ]);
    });

    it('and any other failure is told', async () => {
      const frame = frameOf(5, 3, refuses('InvalidStateError'));
      await expect(new RgbxImage().copyFrom(frame, 0)).rejects.toThrow('no');
    });
  });
});

it('four quarter turns are none', () => {
  let data = numbered(5, 3);
  let size = { width: 5, height: 3 };
  for (let turns = 0; turns < 4; turns += 1) {
    const next = new Uint8ClampedArray(data.length);
    turnPixels(data, size.width, size.height, 90, next);
    data = next;
    size = uprightSize(size, 90);
  }
  expect(data).toEqual(numbered(5, 3));
});

it('upright sizes', () => {
  expect(rotations.map((rotation) => uprightSize({ width: 640, height: 480 }, rotation).width)).toEqual([
    640, 480, 640, 480,
  ]);
});
