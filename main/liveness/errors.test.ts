import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentedErrors, errorShapes } from '../../test/fakes/documented-errors.ts';
import { bodyBytes } from '../../test/fakes/behaviour.ts';
import { meaningOf, publishedReasons, readRefusal } from './errors.ts';

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

const person = (failureClass: string) => ({ failureClass });
const service = (code: string) => ({ failureClass: 'service', code });
const subscription = (code: string) => ({ failureClass: 'subscription', code });

/** The vendor's published list, and what each means for a kiosk. Null: no detail is given. */
const published: readonly (readonly [string, string | null, object])[] = [
  ['CALC_RESULT', 'Closed eyes', person('eyes')],
  ['CALC_RESULT', 'Low prediction', person('general')],
  ['CALC_RESULT', 'Low overall prediction', person('general')],
  ['CALC_RESULT', 'Low overall prediciton', person('general')],
  ['CALC_RESULT', 'Mask Attack', person('general')],
  ['CLIENT', 'Medical mask check failed', person('face')],
  ['CLIENT', 'Illumination check failed', person('light')],
  ['CLIENT', 'Could not find face distance', person('distance')],
  ['SERVICE_ERROR', 'Could not send image to liveness service', service('service-backend-unavailable')],
  ['SERVICE_ERROR', null, service('service-error')],
  ['REQUEST_ERROR', null, service('service-error')],
  ['TIMEOUT', null, service('service-error')],
  ['CLIENT', 'No active or future subscription for technology', subscription('subscription-none-active')],
  ['CLIENT', 'Subscription does not have access to technology', subscription('access-denied')],
  ['CLIENT', 'Could not send image to liveness service', service('service-backend-unavailable')],
  ['OTHER', 'Incorrect image hash', service('service-error')],
];

describe.each(published)('%s: %s', (type, detail, meaning) => {
  test('is read, however it is written', () => {
    expect(meaningOf({ type, detail })).toEqual(meaning);
    expect(
      meaningOf({ type: ` ${type.toLowerCase()}\n`, detail: detail && `  ${detail.toUpperCase()} . ` }),
    ).toEqual(meaning);
    expect(meaningOf({ type: `${type}.`, detail: detail?.replace(/ /g, '  ') ?? '' })).toEqual(meaning);
  });

  test('with a word more is no reason that we know', () => {
    const longer = meaningOf({ type: `${type} X`, detail });
    expect(longer).toEqual(person('general'));
  });
});

test('the other documented texts of a refused client mean the same here', () => {
  expect(meaningOf({ type: 'CLIENT', detail: 'Client does not have subscription' })).toEqual(
    subscription('subscription-missing'),
  );
  expect(meaningOf({ type: 'CLIENT', detail: 'Subscription has not started.' })).toEqual(
    subscription('subscription-not-started'),
  );
  expect(meaningOf({ type: 'CLIENT', detail: 'Client does not have access to Liveness technology' })).toEqual(
    subscription('access-denied'),
  );
});

test('a type that is the service’s own failure is that, whatever it adds', () => {
  for (const type of ['SERVICE_ERROR', 'REQUEST_ERROR', 'TIMEOUT'])
    expect(meaningOf({ type, detail: 'something new' })).toEqual(service('service-error'));
});

test.each([
  null,
  { type: '', detail: null },
  { type: 'CLIENT', detail: null },
  { type: 'CLIENT', detail: 'something new' },
  { type: 'CALC_RESULT', detail: null },
  { type: 'OTHER', detail: null },
  { type: 'NEW', detail: 'Closed eyes' },
  { type: '__proto__', detail: 'constructor' },
])('%j is the person’s, with general tips', (reason) => {
  expect(meaningOf(reason)).toEqual(person('general'));
});

test('docs/liveness-service.md has the same table', () => {
  const doc = readFileSync(new URL('../../docs/liveness-service.md', import.meta.url), 'utf8');
  const rows = [...doc.matchAll(/^\| `([A-Z_]+)` +\| (`[^`]+`|–) +\| `([a-z]+)` +\| (`[a-z-]+`|–) +\|/gm)];
  const documented = rows.map(([, type, detail, failureClass, code]) =>
    [type, detail, failureClass, code].join(' ').replaceAll('`', ''),
  );
  const expected = publishedReasons.map(({ type, detail, meaning }) =>
    [type, detail ?? '–', meaning.failureClass, 'code' in meaning ? meaning.code : '–'].join(' '),
  );
  expect(documented).toEqual(expected);
});
