import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personClasses } from '../../preload/contract.ts';
import { receiptFacts, stationKey } from '../../test/fakes/records.ts';
import { writeReceipt, type ReceiptFacts } from './signing.ts';
import { packFacts, readDigits, receiptStatement, writeDigits } from './verifier/receipt-format.mjs';
import { checkReceipt, runVerifyReceipt } from './verifier/verify-receipt.mjs';

const key = stationKey();
const facts = receiptFacts(key);
/** Written by the kiosk of 27 November 2026, whose receipts had no class; the key was created for it and deleted. */
const oldKey = 'gFiFPFAwchJiLuS4j1bpmZ1P5BFamxf4cczc2fDBMvE=';
const oldReceipt =
  '8975316042480466046353428035808755070068222930007753558127767927836048411144198916388672602014647683' +
  '7230630131439134319416421888678745550388159918369690670933971374275994004787971089253235718692346850' +
  '3580974047500008581874382428282689107500079031471529314972149531439327734041900741212401378923699421' +
  '48941427903264826355333714075408795251578841473624842920776008957491991058816168561809613016068';
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const outcome = fc.oneof(
  fc.record({ verdict: fc.constantFrom('live', 'not-live'), failureClass: fc.constant(null) }),
  fc.record({ verdict: fc.constant('not-live'), failureClass: fc.constantFrom(...personClasses) }),
);
const anyFacts: fc.Arbitrary<ReceiptFacts> = fc
  .record({
    station: fc.constant(key.station),
    n: fc.integer({ min: 0, max: 0xffffffff }),
    at: fc
      .integer({ min: 0, max: 0xffffffff })
      .map((s) => new Date(s * 1000).toISOString().replace('.000', '')),
    attemptId: fc.uuid(),
    demonstration: fc.boolean(),
    score: fc.integer({ min: 0, max: 10_000 }).map((score) => score / 10_000),
    pictureSha256: hex(64),
    recordHash: hex(64),
  })
  .chain((rest) => outcome.map((more) => ({ ...rest, ...more })));

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

  it('of a kiosk before there were classes is still read', () => {
    expect(checkReceipt(oldReceipt, oldKey)).toMatchObject({
      state: 'valid',
      facts: { verdict: 'not-live', failureClass: null, n: 4711 },
    });
  });

  it('says no more than before where there is no class, so that older pages read it', () => {
    const versionOf = (given: ReceiptFacts) => readDigits(writeReceipt(given, key))!.facts[0];
    expect(versionOf(facts)).toBe(1);
    expect(versionOf({ ...facts, verdict: 'not-live' })).toBe(1);
    expect(versionOf({ ...facts, verdict: 'not-live', failureClass: 'eyes' })).toBe(2);
  });

  it.each([
    ['a class in version 1', 1, 1 << 2],
    ['no class in version 2', 2, 0],
    ['a class that is not known', 2, 6 << 2],
    ['a living person with a class', 2, (1 << 2) | 1],
    ['a later version', 3, 0],
  ])('is not read with %s', (_, version, flags) => {
    const packed = packFacts(facts);
    packed.set([version, flags]);
    const signature = Buffer.from(key.sign(receiptStatement(packed)), 'base64');
    expect(checkReceipt(writeDigits(packed, signature), key.publicKey).state).toBe('unreadable');
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
