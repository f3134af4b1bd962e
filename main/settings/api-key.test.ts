import { describe, expect, it } from 'vitest';
import { maskApiKey, parseApiKey } from './api-key.ts';

const good = 'Ab1'.repeat(16);

describe('a pasted key', () => {
  it.each([good, ` ${good}\r\n`, `\uFEFF${good}`, `\t${good}\n\n`])(
    'is taken without its outer white space',
    (text) => {
      expect(parseApiKey(text)).toEqual({ ok: true, value: good });
    },
  );

  it.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    [good.slice(0, 46), '46 characters'],
    [`${good} ${good}`, 'white space'],
    [`${good}ы`, 'ASCII'],
    [`${good}\u0000`, 'ASCII'],
    ['x'.repeat(4097), 'at most'],
  ])('%j is refused without being repeated', (text, reason) => {
    const parsed = parseApiKey(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'api-key-malformed' } });
    expect(JSON.stringify(parsed)).toContain(reason);
    expect(JSON.stringify(parsed)).not.toContain('Ab1Ab1');
  });

  it('takes 47 characters', () => {
    expect(parseApiKey('k'.repeat(47)).ok).toBe(true);
  });
});

it('shows four characters and the length, no more', () => {
  expect(maskApiKey(`${'s'.repeat(44)}wxyz`)).toBe('…wxyz (48 characters)');
});
