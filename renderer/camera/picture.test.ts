import { expect, it } from 'vitest';
import { wipePicture, type Picture } from './picture.ts';

it('a wiped picture holds zeros only and cannot be fetched by its URL', async () => {
  const bytes = new Uint8Array([255, 216, 255, 217]);
  const blobUrl = URL.createObjectURL(new Blob([bytes]));
  const picture: Picture = { bytes, blobUrl, width: 2, height: 2, quality: 0.9 };
  expect((await (await fetch(blobUrl)).arrayBuffer()).byteLength).toBe(4);
  wipePicture(picture);
  wipePicture(picture);
  expect(bytes).toEqual(new Uint8Array(4));
  await expect(fetch(blobUrl)).rejects.toThrow();
});
