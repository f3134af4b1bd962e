import { describe, expect, test } from 'vitest';
import { documentedErrors, errorShapes } from '../../test/fakes/documented-errors.ts';
import { bodyBytes } from '../../test/fakes/behaviour.ts';
import { readRefusal } from './errors.ts';

const key = 'Zq7wXv1kTn5mRb8cLp3dHs6fJg9yUe2aIo4tWxNvBqMzKcPr';
const read = (status: number, body: unknown) => readRefusal(status, bodyBytes(body), key);

describe.each(documentedErrors)('$status $text', ({ status, text, code }) => {
  test.each(Object.entries(errorShapes))('as %s', (_, shape) => {
    expect(read(status, shape(text))).toMatchObject({ code });
    expect(read(status, shape(text)).staffDetail).toContain(text);
  });

  test.each([text.toUpperCase(), `  ${text}\n`, `${text}.`, ` ${text.toLowerCase()} . `])(
    'written %j',
    (written) => {
      expect(read(status, { detail: written }).code).toBe(code);
    },
  );

  test('with a word more it is another text', () => {
    expect(read(status, { detail: `${text} today` }).code).toBe('request-refused');
  });

  test('under another status the status decides', () => {
    expect(read(403, { detail: text }).code).toBe('unauthorized');
    expect(read(500, { detail: text }).code).toBe('service-error');
    expect(read(status === 400 ? 415 : 400, { detail: text }).code).toBe('request-refused');
  });
});

test.each([
  [201, 'invalid-answer'],
  [204, 'invalid-answer'],
  [301, 'redirected'],
  [304, 'redirected'],
  [308, 'redirected'],
  [400, 'request-refused'],
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [405, 'request-refused'],
  [413, 'too-large'],
  [415, 'request-refused'],
  [422, 'request-refused'],
  [424, 'service-error'],
  [429, 'rate-limited'],
  [500, 'service-error'],
  [502, 'service-error'],
  [503, 'service-error'],
  [504, 'service-error'],
  [599, 'service-error'],
])('status %i without a body is %s', (status, code) => {
  expect(read(status, '')).toMatchObject({ code, staffDetail: `HTTP ${status}` });
});

test.each([
  [400, { detail: 'Could not send image to liveness service' }, true],
  [429, '', true],
  [503, '<html></html>', true],
  [400, { detail: 'Client does not have subscription' }, false],
  [400, 'anything', false],
  [500, '', false],
  [502, '', false],
  [504, '', false],
])('%i %j may be repeated: %s', (status, body, passing) => {
  expect(read(status, body).passing).toBe(passing);
});

test('the text of an unknown error is kept for staff', () => {
  expect(read(422, { image: ['Too dark.', 'Too small.'], detail: 'No' }).staffDetail).toBe(
    'HTTP 422: No; image: Too dark.; image: Too small.',
  );
  expect(
    read(502, '<html><head><title>502 Bad Gateway</title></head><body>…</body></html>').staffDetail,
  ).toBe('HTTP 502: 502 Bad Gateway');
  expect(read(413, '<h1>Too&nbsp;large</h1><script>alert(1)</script>').staffDetail).toBe(
    'HTTP 413: Too large',
  );
});

test('in the charset that is announced, in UTF-8, or else in windows-1251', () => {
  const words = (bytes: readonly number[], contentType?: string) =>
    readRefusal(400, Uint8Array.from(bytes), key, contentType).staffDetail;
  const windows1251 = [0xc2, 0xf5, 0xee, 0xe4];
  const koi8 = [0xf7, 0xc8, 0xcf, 0xc4];
  const utf8 = [...Buffer.from('Вход')];
  expect(words(windows1251, 'text/html; charset="windows-1251"')).toBe('HTTP 400: Вход');
  expect(words(koi8, 'text/plain;charset=KOI8-R')).toBe('HTTP 400: Вход');
  for (const contentType of [
    undefined,
    'text/html',
    'text/html; charset=utf-8',
    'text/html; charset=nonsense',
  ])
    expect([words(windows1251, contentType), words(utf8, contentType)]).toEqual([
      'HTTP 400: Вход',
      'HTTP 400: Вход',
    ]);
  // Cut off within a letter.
  expect(words(utf8.slice(0, -1))).toBe('HTTP 400: Вхо');
});

test('in any charset it is rid of the key', () => {
  const utf16 = Buffer.from(`error: ${key}`, 'utf16le');
  for (const contentType of [undefined, 'text/plain; charset=utf-16le'])
    expect(readRefusal(400, utf16, key, contentType).staffDetail).toContain('error: [key]');
  expect(readRefusal(400, utf16, key).staffDetail).not.toContain(key.slice(0, 16));
});

test('it is cut, cleaned and rid of the key', () => {
  const { staffDetail } = read(400, { detail: `\u001b[2J${key} ${'x'.repeat(9000)}` });
  expect(staffDetail).toMatch(/^HTTP 400: \[2J\[key\] x+…$/);
  expect(staffDetail).toHaveLength(300);
});

test('a body nested without end or full of numbers gives no text', () => {
  expect(read(400, '['.repeat(9000) + ']'.repeat(9000)).staffDetail).toBe('HTTP 400');
  expect(
    read(400, { detail: 7, error: null, deep: { a: { b: { c: { d: { e: 'x' } } } } } }).staffDetail,
  ).toBe('HTTP 400');
});
