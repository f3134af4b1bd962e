import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretText } from './secret-text.ts';

describe('a secret being typed', () => {
  it('takes any edits as a string would, and leaves nothing of what was taken out', () => {
    const edit = fc.record({ from: fc.nat(40), size: fc.nat(10), text: fc.string({ maxLength: 12 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
        const secret = new SecretText();
        let plain = '';
        for (const { from, size, text } of edits) {
          const start = Math.min(from, plain.length);
          plain = plain.slice(0, start) + text + plain.slice(start + size);
          secret.replace(from, from + size, text);
          expect(secret.read()).toBe(plain);
        }
        secret.replace(0, secret.length, '');
        expect(secret.isClean).toBe(true);
      }),
    );
  });

  it('is overwritten when it is wiped', () => {
    const secret = new SecretText();
    secret.replace(0, 0, 'a-key');
    secret.wipe();
    expect(secret.isClean).toBe(true);
    expect(secret.read()).toBe('');
  });

  it('has an end: what is too long is cut, and what lies behind it stays', () => {
    const secret = new SecretText();
    secret.replace(0, 0, 'end');
    secret.replace(0, 0, 'x'.repeat(5000));
    expect(secret.length).toBe(2048);
    expect(secret.read().endsWith('xend')).toBe(true);
  });
});
