import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  check,
  codesIn,
  fill,
  openJournal,
  recordFilesIn,
  rewrite,
  stationKey,
} from '../../test/fakes/records.ts';
import { writeHead, sealLine } from './signing.ts';
import { emptyChain, type ChainEnd } from './chain-end.ts';
import type { StationKey } from './station-key.ts';
import { hashOf, parseHead, parseLine } from './verifier/record-format.mjs';

const key = stationKey();
let folder: string;
let head: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-tampering-'));
  const journal = openJournal(folder, key);
  fill(journal, 9);
  head = writeHead(journal.head, key, new Date());
  journal.close();
  file = recordFilesIn(folder)[0]!;
  expect(check(folder, { heads: [parseHead(head)!], publicKey: key.publicKey })).toMatchObject({
    ok: true,
    records: 10,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verify = () => check(folder, { heads: [parseHead(head)!], publicKey: key.publicKey });
const codes = () => codesIn(verify());

/** The records from line `from` on once more, chained and signed with the given key, as an attacker who has read the code would do. */
function forge(from: number, by: StationKey, change: (data: object, n: number) => object): void {
  rewrite(file, (lines) => {
    let end: ChainEnd = from === 0 ? emptyChain : endOf(lines[from - 1]!);
    const forged = lines.slice(from).map((line) => {
      const { body } = parseLine(line)!;
      const data = change(body.data, body.n);
      const rest = {
        at: body.at,
        upMs: 1,
        clock: { state: 'agrees', offsetMs: 0 } as const,
        kind: body.kind,
      };
      const sealed = sealLine({ n: end.n + 1, prev: end.hash, data, ...rest }, by);
      end = { n: end.n + 1, hash: sealed.hash };
      return sealed.bytes.toString('latin1').trimEnd();
    });
    return [...lines.slice(0, from), ...forged];
  });
}
const endOf = (line: string): ChainEnd => {
  const record = parseLine(line)!;
  return { n: record.body.n, hash: record.hash };
};

describe('records that were tampered with', () => {
  it('edited', () => {
    rewrite(file, (lines) =>
      lines.map((line, at) => (at === 4 ? line.replace('"live"', '"not-live"') : line)),
    );
    expect(codes()).toEqual(['hash-wrong']);
  });

  it('edited, with its hash made to fit', () => {
    rewrite(file, (lines) =>
      lines.map((line, at) => {
        if (at !== 4) return line;
        const changed = line.replace('"live"', '"not-live"');
        const record = parseLine(changed)!;
        return changed.replace(record.hash, hashOf(record.bytes));
      }),
    );
    expect(codes()).toEqual(['signature-wrong', 'chain-broken']);
  });

  it('deleted', () => {
    rewrite(file, (lines) => lines.filter((_, at) => at !== 4));
    expect(codes()).toEqual(['number-wrong', 'chain-broken']);
  });

  it('reordered', () => {
    rewrite(file, (lines) => [...lines.slice(0, 4), lines[5]!, lines[4]!, ...lines.slice(6)]);
    expect(codes()).toEqual(['number-wrong', 'chain-broken']);
  });

  it('doubled', () => {
    rewrite(file, (lines) => [...lines.slice(0, 5), lines[4]!, ...lines.slice(5)]);
    expect(codes()).toEqual(['number-wrong', 'chain-broken']);
  });

  it('cut off at the end: found by the published head, and by nothing else', () => {
    rewrite(file, (lines) => lines.slice(0, 7));
    expect(codes()).toEqual(['head-missing']);
    expect(check(folder, { publicKey: key.publicKey }).ok).toBe(true);
    expect(codesIn(check(folder, { heads: [parseHead(`10:${'0'.repeat(64)}`)!] }))).toEqual(['head-missing']);
  });

  it('cut off at the beginning', () => {
    rewrite(file, (lines) => lines.slice(3));
    expect(codes()).toEqual(['start-missing']);
  });

  it('cut off at the end and written anew by the station itself: the head differs', () => {
    rewrite(file, (lines) => lines.slice(0, 7));
    const journal = openJournal(folder, key);
    fill(journal, 6);
    expect(codes()).toEqual(['head-differs']);
  });

  it('all signed anew with another key', () => {
    const other = stationKey();
    forge(0, other, (data) => ('publicKey' in data ? { ...data, publicKey: other.publicKey } : data));
    expect(codesIn(check(folder)), 'they fit together').toEqual([]);
    expect(codes()).toEqual(['key-changed', 'signature-wrong', 'head-differs']);
  });

  it('from the middle signed anew with another key, which is left unnamed', () => {
    forge(5, stationKey(), (data) => data);
    expect(codesIn(check(folder))).toContain('signature-wrong');
    expect(codes()).toContain('signature-wrong');
  });

  it('signed with the station’s own key under another station’s name', () => {
    forge(5, { ...key, station: '0'.repeat(16) }, (data) => data);
    expect(codes()).toContain('station-wrong');
  });

  it('those of another station', () => {
    const other = mkdtempSync(join(tmpdir(), 'kiosk-tampering-'));
    const journal = openJournal(other, stationKey());
    fill(journal, 9);
    writeFileSync(file, readFileSync(recordFilesIn(other)[0]!));
    rmSync(other, { recursive: true });
    expect(codes()).toEqual(['key-changed', 'signature-wrong', 'head-differs']);
  });

  it('one of another station among them', () => {
    const other = mkdtempSync(join(tmpdir(), 'kiosk-tampering-'));
    fill(openJournal(other, stationKey()), 4);
    const foreign = readFileSync(recordFilesIn(other)[0]!, 'latin1').split('\n')[4]!;
    rmSync(other, { recursive: true });
    rewrite(file, (lines) => lines.map((line, at) => (at === 4 ? foreign : line)));
    expect(codes()).toEqual(expect.arrayContaining(['signature-wrong', 'chain-broken']));
  });

  it('a head that somebody made up', () => {
    const forged = writeHead(
      endOf(readFileSync(file, 'latin1').split('\n')[5]!),
      { ...stationKey(), station: key.station },
      new Date(),
    );
    expect(codesIn(check(folder, { heads: [parseHead(forged)!], publicKey: key.publicKey }))).toEqual([
      'head-forged',
    ]);
  });

  it('any single bit, anywhere', () => {
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(whole);
        changed[at]! ^= 1 << bit;
        writeFileSync(file, changed);
        return !verify().ok;
      }),
      { numRuns: 400 },
    );
  });

  it('anything at all in place of a file: no exception, and never well', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        writeFileSync(file, bytes);
        return !verify().ok;
      }),
      { numRuns: 200 },
    );
  });
});
