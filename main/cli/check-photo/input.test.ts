import { expect, test } from 'vitest';
import { parseCheckPhotoArguments } from './input.ts';

const endpoint = 'https://kyc.example/short/';

test.each<[string[], unknown]>([
  [['face.jpg'], { file: 'face.jpg', service: null }],
  [['face.jpg', '--api-key-file', '-'], { file: 'face.jpg', service: { endpoint: null, apiKeyFile: '-' } }],
  [
    ['--api-key-file=k', '--endpoint', endpoint, 'face.jpg'],
    { file: 'face.jpg', service: { endpoint: new URL(endpoint), apiKeyFile: 'k' } },
  ],
  [['--', '-face.jpg'], { file: '-face.jpg', service: null }],
])('%j', (words, value) => expect(parseCheckPhotoArguments(words)).toEqual({ ok: true, value }));

test.each<[string[], RegExp]>([
  [[], /no picture/],
  [[''], /no picture/],
  [['a.jpg', 'b.jpg'], /more than one/],
  [['a.jpg', '--endpoint', endpoint], /needs --api-key-file/],
  [['a.jpg', '--endpoint', 'http://kyc.example/', '--api-key-file', 'k'], /https/],
  [['a.jpg', '--endpoint'], /option/],
  [['a.jpg', '--api-key', 'secret-word'], /option/],
  [['a.jpg', '--secret-word'], /option/],
  [['a.jpg', '--api-key-file', 'k', '--endpoint', 'https://u:secret-word@kyc.example/'], /user name/],
])('%j is refused without being quoted', (words, reason) => {
  const parsed = parseCheckPhotoArguments(words);
  expect(parsed).toMatchObject({
    ok: false,
    error: { code: 'bad-request', staffDetail: expect.stringMatching(reason) },
  });
  expect(JSON.stringify(parsed)).not.toContain('secret-word');
});
