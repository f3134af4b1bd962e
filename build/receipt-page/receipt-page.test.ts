import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { writeReceipt } from '../../main/records/signing.ts';
import { checkReceipt as checkInNode } from '../../main/records/verifier/verify-receipt.mjs';
import { languages } from '../../preload/contract.ts';
import { formatDateTime, formatScore } from '../../renderer/text/formats.ts';
import { receiptFacts, stationKey } from '../../test/fakes/records.ts';
import { assemblePage } from './assemble.mjs';
import { checkReceipt, findObstacle, readStations, writeStations } from './check.mjs';
import { dateOf, scoreOf } from './show.mjs';

const key = stationKey();
const other = stationKey();
const facts = receiptFacts(key);
const digits = writeReceipt(facts, key);

describe('docs/verify-receipt.html', () => {
  const page = readFileSync(new URL('../../docs/verify-receipt.html', import.meta.url), 'utf8');

  it('is what `node build/receipt-page/write.mjs` makes', () => {
    // Not toBe: nobody reads a difference of 900 lines.
    expect(page === assemblePage()).toBe(true);
  });

  it('has one script that a browser can read: its parts share one scope', () => {
    const [, script = ''] = /<script[^>]*>(.*)<\/script>/s.exec(page) ?? [];
    expect(script).toContain('checkReceipt');
    // A module may await at its top level, a script may not.
    expect(() => new Script(`async () => {${script}}`)).not.toThrow();
  });

  it('may load nothing and send nothing, and holds nothing that would try', () => {
    expect(page).toContain(`default-src 'none'; script-src 'sha256-`);
    expect(page.match(/(src|href)=|@import|url\(|fetch\(|localStorage|\bimport /g)).toBeNull();
    expect(page.match(/<\/script/g)).toHaveLength(1);
  });
});

describe('the page’s check', () => {
  it('has what it needs here', async () => {
    expect(await findObstacle()).toBeNull();
  });

  it('comes to what verify-receipt.mjs comes to, whatever digit is changed', async () => {
    const stations = await readStations(key.publicKey);
    await fc.assert(
      fc.asyncProperty(fc.nat(digits.length - 1), fc.nat(9), async (at, digit) => {
        const text = `${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`;
        expect((await checkReceipt(text, stations)).state).toBe(checkInNode(text, key.publicKey).state);
      }),
    );
  });

  it('knows the station among several by its name in the receipt', async () => {
    const stations = await readStations(`${other.publicKey} Hall\n${key.publicKey} Counter 3`);
    expect(await checkReceipt(digits, stations)).toEqual({
      state: 'valid',
      facts,
      station: { publicKey: key.publicKey, station: key.station, name: 'Counter 3' },
    });
    expect((await checkReceipt(writeReceipt(facts, other), stations)).state).toBe('forged');
    expect((await checkReceipt(digits, stations.slice(0, 1))).state).toBe('foreign');
  });
});

it.each(languages)('scores and dates are written as in the console, in %s', (language) => {
  const at = '2026-11-03T14:05:09';
  expect(dateOf(Date.parse(at), language)).toBe(formatDateTime(at, language));
  expect(scoreOf(0.982, language)).toBe(formatScore(0.982, language));
});

describe('the list of stations', () => {
  it('takes what --print-head prints, each key once, and gives it back', async () => {
    const printed = `LKH1 ${key.station} 12 ${'0'.repeat(64)} 2026-11-23T10:40:12Z ${'A'.repeat(86)}==\n${key.publicKey}\n`;
    const stations = await readStations(
      `${printed}\r\n${other.publicKey}  Hall \r\n${key.publicKey} Counter`,
    );
    expect(stations.map(({ station, name }) => [station, name])).toEqual([
      [key.station, 'Counter'],
      [other.station, 'Hall'],
    ]);
    expect(await readStations(writeStations(stations))).toEqual(stations);
  });
});
