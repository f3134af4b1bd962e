import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBody, maxAnswerBytes, readBody } from './response.ts';

const text = Buffer.from('{"result":true}');

test.each([
  [undefined, text],
  ['', text],
  ['identity', text],
  ['gzip', gzipSync(text)],
  ['X-GZIP', gzipSync(text)],
  ['br', brotliCompressSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
  ['gzip, UTF-8', gzipSync(text)],
  ['aws-chunked,gzip', gzipSync(text)],
  ['identity, identity, identity', text],
])('Content-Encoding %s is undone', (encoding, bytes) => {
  expect(decodeBody(bytes, encoding)).toEqual(text);
});

test.each(['UTF-8', 'none', '8bit', 'binary', 'aws-chunked', 'zstd', 'application/json', 'constructor'])(
  'Content-Encoding %s, which nobody knows, leaves the bytes as they are',
  (encoding) => {
    expect(decodeBody(text, encoding)).toEqual(text);
  },
);

test.each([
  ['gzip', text],
  ['gzip', gzipSync(text).subarray(0, 20)],
  ['gzip', Buffer.alloc(0)],
  ['br', brotliCompressSync(text).subarray(0, 8)],
  ['deflate', deflateSync(text).subarray(0, 8)],
  ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(text)))],
  ['gzip', gzipSync(Buffer.alloc(maxAnswerBytes + 1))],
  ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
])('Content-Encoding %s, broken, cut or too big, gives nothing', (encoding, bytes) => {
  expect(decodeBody(bytes, encoding)).toBeNull();
});

test('reading stops at the limit', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(10_000);
    }
  }
  expect(await readBody(endless())).toMatchObject({ end: 'too-long' });
  expect(given).toBe(7);
});

test('what came before a break is kept', async () => {
  async function* breaking() {
    yield Buffer.from('{"detail":');
    throw new Error('gone');
  }
  const read = await readBody(breaking());
  expect([read.end, Buffer.from(read.bytes).toString()]).toEqual(['broken', '{"detail":']);
});
