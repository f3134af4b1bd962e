import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check, recordFilesIn, rewrite } from '../../test/fakes/records.ts';
import { describeDay } from './describe-day.ts';
import { dayOf } from './read-day.ts';
import { Records } from './records.ts';
import { retire } from './retention.ts';
import { parseHeads } from './verifier/record-format.mjs';
import { checkReceipt } from './verifier/verify-receipt.mjs';

/** A station's folder as version 0.1.0 left it on 23 November 2026: the key was created for it, and is wrapped by base64 alone. */
const written = join(import.meta.dirname, '../../test/fixtures/records');
const box = {
  backend: 'fixture',
  wrap: (text: string) => Buffer.from(text).toString('base64'),
  unwrap: (wrapped: string) => Buffer.from(wrapped, 'base64').toString(),
};
const [headLine, publicKey] = readFileSync(join(written, 'head.txt'), 'utf8').trim().split('\n') as [
  string,
  string,
];
const heads = parseHeads(headLine)!;

let directory: string;
let folder: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-earlier-'));
  folder = join(directory, 'records');
  cpSync(written, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (onOpened: (lastKind: string | null) => void = () => undefined) =>
  new Records({
    ...{ directory, retire, onOpened, appVersion: '0.2.0', log: pino({ level: 'silent' }) },
    openBox: () => ({ ok: true, value: box }),
    isTrial: () => false,
    clock: () => ({ state: 'unknown', offsetMs: null }),
    retention: () => ({ days: 365, maxBytes: 1e9 }),
    onChange: () => undefined,
  });

it('verifies the records and the published head of the version before', () => {
  expect(check(folder, { publicKey, heads })).toMatchObject({ ok: true, records: 41, heads: 1, notes: [] });
});

it('continues their chain with the key of the version before', () => {
  let lastKind: string | null = null;
  const records = open((kind) => (lastKind = kind));
  expect(records.ready()).toEqual({ ok: true, value: null });
  expect(records.write('attempt', { outcome: 'live' })).toMatchObject({ ok: true, value: { n: 42 } });
  expect([lastKind, records.key?.publicKey]).toEqual(['stop', publicKey]);
  records.close();
  expect(check(folder, { publicKey, heads })).toMatchObject({ ok: true, records: 42, findings: [] });
});

it('reads each attempt and each event of the version before for the console', async () => {
  const { attempts, events } = await describeDay({ folder, day: dayOf(new Date('2026-11-23T11:00:00Z')) });
  expect(attempts.map(({ outcome, score, code }) => [outcome, score, code])).toEqual([
    ['error', null, 'timed-out'],
    ['not-live', 0.1, null],
    ['live', 0.9876, null],
  ]);
  const faults = events.filter(({ kind }) => kind === 'trouble').map(({ facts }) => facts[0]?.value);
  expect(faults.reverse().join(' ')).toBe('page hang memory load graphics network camera start bug records');
  const kinds = 'start settings staff setting-changed policy camera export retention-refused stop'.split(' ');
  expect(kinds.filter((kind) => !events.some((event) => event.kind === kind))).toEqual([]);
});

it('verifies the receipts of the version before', () => {
  const receipts = readFileSync(join(written, 'receipts.txt'), 'utf8').trim().split('\n');
  expect(receipts.map((digits) => checkReceipt(digits, publicKey))).toMatchObject([
    { state: 'valid', facts: { verdict: 'live', failureClass: null } },
    { state: 'valid', facts: { verdict: 'not-live', failureClass: 'general' } },
  ]);
});

it('deletes files of the version before by the rule, and the rest verifies', async () => {
  const records = open();
  records.note('policy', { state: 'none', faults: 0 });
  const outcome = await retire(
    {
      ...{ folder, publicKey, maxFileBytes: 5_000, currentFile: 5, begins: 1 },
      ...{ rule: { days: 365, maxBytes: 15_000 }, now: 0, clock: 'unknown' },
    },
    { record: (deletion) => records.write('retention', deletion).ok },
  );
  records.close();
  expect(outcome).toBe('deleted');
  expect(check(folder, { publicKey })).toMatchObject({ ok: true, findings: [] });
});

it('makes no new key where the key is gone, even if each file’s first record is damaged', () => {
  for (const path of recordFilesIn(folder)) rewrite(path, ([, ...lines]) => ['damaged', ...lines]);
  rmSync(join(directory, 'station-key.json'));
  expect(open().ready()).toMatchObject({ ok: false, error: { code: 'settings-unreadable' } });
});
