import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact, tidyForStaff } from './foreign-text.ts';

const key = 'Zq7wXv1kTn5mRb8cLp3dHs6fJg9yUe2aIo4tWxNvBqMzKcPr';

test('the whole key, in any letter case, alone or in words', () => {
  expect(redact(`no such key: ${key}!`, key)).toBe('no such key: [key]!');
  expect(redact(key.toUpperCase(), key)).toBe('[key]');
  expect(redact(`${key}${key}`, key)).toMatch(/^(\[key\])+$/);
});

test('a long piece of the key goes, words stay', () => {
  expect(redact(`begins with ${key.slice(3, 25)}…`, key)).toBe('begins with [key]…');
  expect(redact('Client does not have subscription', 'demo-client-does-not-have-subscription')).toBe(
    'Client does not have subscription',
  );
});

test('a key with special characters, as it would stand in JSON or a URL', () => {
  const special = 'a"b\\c&d e+f/g=h?i"j\\k&l m+n/o=p?q"r\\s&t u+v/w=x';
  expect(redact(JSON.stringify(special), special)).toBe('"[key]"');
  expect(redact(encodeURIComponent(special), special)).toBe('[key]');
});

test('no 16 characters of the key in a row are left, whatever stands around them', () => {
  const piece = fc
    .nat({ max: key.length - 16 })
    .chain((from) => fc.integer({ min: 16, max: key.length }).map((n) => key.slice(from, from + n)));
  const noise = fc.string({ maxLength: 400 });
  const joint = fc.constantFrom('', '\u200b', '\u0000', '\r\n ', '\u202e');
  fc.assert(
    fc.property(noise, piece, joint, noise, (before, found, between, after) => {
      const half = found.length >> 1;
      const tidy =
        tidyForStaff(before + found.slice(0, half) + between.trim() + found.slice(half) + after, key) ?? '';
      for (let at = 0; at + 16 <= key.length; at += 1) expect(tidy).not.toContain(key.slice(at, at + 16));
      expect(tidy.length).toBeLessThanOrEqual(300);
      expect(tidy).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
    { numRuns: 500 },
  );
});

test('white space becomes one space, nothing becomes null', () => {
  expect(tidyForStaff(' a\r\n\tb\u001b[31m c ', key)).toBe('a b[31m c');
  expect(tidyForStaff(' \n\u0000 ', key)).toBeNull();
});
