import { expect, test } from 'vitest';
import { Upload } from './upload.ts';

test('the closing line is held back, and counts as handed over only then', async () => {
  let settle = () => {};
  const bytes = new Uint8Array(40_000).map((_, at) => at);
  const upload = new Upload(bytes, () => new Promise((resolve) => (settle = resolve)));
  const pieces = upload[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  while (read.reduce((sum, { length }) => sum + length, 0) < bytes.length - 32)
    read.push((await pieces.next()).value as Uint8Array);
  const closing = pieces.next();
  await new Promise(setImmediate);
  expect(upload.handedOver).toBe(false);
  settle();
  read.push((await closing).value as Uint8Array);
  expect(upload.handedOver).toBe(true);
  expect(Buffer.concat(read)).toEqual(Buffer.from(bytes));
  expect((await pieces.next()).done).toBe(true);
});
