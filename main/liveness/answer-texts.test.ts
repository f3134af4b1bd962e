import { describe, expect, test } from 'vitest';
import { bodyBytes, liveAnswer, notLiveAnswer } from '../../test/fakes/behaviour.ts';
import { documentedErrors } from '../../test/fakes/documented-errors.ts';
import { readAnswer, withWords } from './answer.ts';

const key = 'k'.repeat(47);
const read = (body: unknown) => readAnswer(bodyBytes(body), key);
const invalid = (staffDetail: unknown) => ({ ok: false, error: { code: 'invalid-answer', staffDetail } });

describe('words in a 200 that is no answer reach staff', () => {
  test.each([
    ['', 'the answer is empty'],
    [
      '<html><head><title>Free Wi-Fi: sign in</title></head><body>x</body></html>',
      'the answer is not JSON; it says: Free Wi-Fi: sign in',
    ],
    ['Service is being updated', 'the answer is not JSON; it says: Service is being updated'],
    ['{"result":true,"prediction":"0.98', 'the answer is not JSON'],
    [{ detail: 'Try later' }, 'does not fit: result, prediction, created_at; it says: Try later'],
    ['"Try later"', 'does not fit: the whole; it says: Try later'],
    [['Try later'], 'does not fit: the whole; it says: Try later'],
    [{ image: ['Too dark'] }, 'does not fit: result, prediction, created_at; it says: image: Too dark'],
    [{ ...liveAnswer, prediction: 'high' }, 'does not fit: prediction'],
  ])('%j', (body, staffDetail) => expect(read(body)).toEqual(invalid(staffDetail)));

  test.each(documentedErrors)('$text, and that it is a documented one; the code stays', ({ text, code }) => {
    const said = `does not fit: result, prediction, created_at; it says: ${text} (documented: ${code})`;
    expect(read({ detail: text })).toEqual(invalid(said));
    expect(read({ ...liveAnswer, prediction: null, detail: `${text}.` })).toEqual(
      invalid(`does not fit: prediction; it says: ${text}. (documented: ${code})`),
    );
  });

  test('in the charset they were written in, and windows-1251 where none is named', () => {
    const page = Buffer.from([0x3c, 0x70, 0x3e, 0xc2, 0xf5, 0xee, 0xe4]); // "<p>Вход" in windows-1251
    expect(readAnswer(page, key)).toEqual(invalid('the answer is not JSON; it says: Вход'));
  });

  test('without the key, control characters, and cut', () => {
    const got = read(`<title>\u001b[2J${key} ${'x'.repeat(9000)}</title>`);
    expect(got).toEqual(invalid(expect.stringMatching(/^the answer is not JSON; it says: \[2J\[key\] x+…$/)));
  });

  test('also of a page that is too long', () => {
    expect(withWords('the answer is too long', Buffer.from('<title>Sign in</title><p>…'), key)).toBe(
      'the answer is too long; it says: Sign in',
    );
  });
});

test('an echo of the key in the reason is taken out', () => {
  const reason = { type: 'KEY', detail: `key ${key} is old` };
  expect(read({ ...notLiveAnswer, failure_reason: reason })).toMatchObject({
    value: { failureReason: { type: 'KEY', detail: 'key [key] is old' } },
  });
});

test('a reason without a type keeps its detail', () => {
  expect(read({ ...notLiveAnswer, failure_reason: { type: '', detail: 'thing' } })).toMatchObject({
    value: { failureReason: { type: '', detail: 'thing' }, failureClass: 'general' },
  });
});
