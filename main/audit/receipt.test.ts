import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptFacts, stationKey } from '../../test/fakes/records.ts';
import { writeReceipt, type ReceiptFacts } from './receipt.ts';
import { checkReceipt, runVerifyReceipt } from './verifier/verify-receipt.mjs';

const key = stationKey();
const facts = receiptFacts(key);
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const anyFacts: fc.Arbitrary<ReceiptFacts> = fc.record({
  station: fc.constant(key.station),
  n: fc.integer({ min: 0, max: 0xffffffff }),
  at: fc
    .integer({ min: 0, max: 0xffffffff })
    .map((s) => new Date(s * 1000).toISOString().replace('.000', '')),
  attemptId: fc.uuid(),
  verdict: fc.constantFrom('live', 'not-live'),
  demonstration: fc.boolean(),
  score: fc.integer({ min: 0, max: 10_000 }).map((score) => score / 10_000),
  pictureSha256: hex(64),
  recordHash: hex(64),
});

describe('a receipt', () => {
  it('is digits alone, short enough for a QR code, and says what it said', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const digits = writeReceipt(given, key);
        expect(digits).toMatch(/^\d{390,400}$/);
        expect(checkReceipt(digits, key.publicKey)).toEqual({ state: 'valid', facts: given });
      }),
    );
  });

  it('may be scanned with blanks and line ends', () => {
    const digits = writeReceipt(facts, key);
    expect(checkReceipt(` ${digits.slice(0, 100)}\r\n${digits.slice(100)}\n`, key.publicKey).state).toBe(
      'valid',
    );
  });

  it.each(['"әіңғ,.үұқ', '"ӘІҢҒ,.ҮҰҚ'])(
    'may be typed by a scanner where the keyboard is Kazakh: %s',
    (row) => {
      const digits = writeReceipt(facts, key);
      const typed = digits.replace(/\d/g, (digit) => row[(Number(digit) + 9) % 10]!);
      expect(checkReceipt(typed, key.publicKey)).toEqual({ state: 'valid', facts });
      expect(checkReceipt(typed.replace(row[0]!, 'a'), key.publicKey).state).toBe('unreadable');
    },
  );

  it('is forged once a single digit is another', () => {
    const digits = writeReceipt(facts, key);
    for (let at = 0; at < digits.length; at += 1) {
      const other = String((Number(digits[at]) + 1) % 10);
      const { state } = checkReceipt(`${digits.slice(0, at)}${other}${digits.slice(at + 1)}`, key.publicKey);
      expect(state, `digit ${at}`).not.toBe('valid');
    }
  });

  it('is forged once a single bit of what it says is another', () => {
    const number = BigInt(writeReceipt(facts, key));
    for (let bit = 0n; bit < 164n * 8n; bit += 1n) {
      const { state } = checkReceipt((number ^ (1n << bit)).toString(), key.publicKey);
      expect(state, `bit ${bit}`).not.toBe('valid');
    }
  });

  it('of another station is told from a forged one', () => {
    const other = stationKey();
    expect(checkReceipt(writeReceipt(facts, key), other.publicKey).state).toBe('foreign');
    expect(checkReceipt(writeReceipt(facts, { ...other, station: key.station }), key.publicKey).state).toBe(
      'forged',
    );
  });

  it.each(['', 'live', '12', '9'.repeat(397), '9'.repeat(1_000_000)])('is not read from %.20s', (text) => {
    expect(checkReceipt(text, key.publicKey)).toEqual({ state: 'unreadable', facts: null });
  });
});

describe('the command that checks receipts', () => {
  const run = (...words: string[]) => {
    const said: string[] = [];
    const code = runVerifyReceipt(
      words,
      (line) => said.push(line),
      (line) => said.push(line),
    );
    return { code, said };
  };
  const digits = writeReceipt(facts, key);
  const other = writeReceipt(facts, stationKey());

  it('says what each one says, and ends well only where all are genuine', () => {
    const { code, said } = run(digits, '--public-key', key.publicKey, digits);
    expect([code, said.map((line) => JSON.parse(line) as unknown)]).toEqual([
      0,
      [
        { state: 'valid', facts },
        { state: 'valid', facts },
      ],
    ]);
    expect(run('--public-key', key.publicKey, digits, other).code).toBe(1);
    expect(run(digits, '12', '--public-key', key.publicKey).code).toBe(2);
  });

  it('asks for what it was not told', () => {
    expect(run(digits).code).toBe(2);
    expect(run('--public-key', key.publicKey).code).toBe(2);
    expect(run(digits, '--public-key', 'no key').said).toEqual([expect.stringContaining('--public-key')]);
  });
});
