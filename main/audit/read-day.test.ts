import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal, stationKey } from '../../test/fakes/records.ts';
import { attemptsIn, eventsIn } from './describe-records.ts';
import { writeCsv } from './export-csv.ts';
import { firstDay, readDays } from './read-day.ts';
import { verifyRecords } from './verifier/check-records.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-days-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key = stationKey();
const attempt = {
  attemptId: '3f2b0c1e-9d84-4a55-8c1b-0f6e2d7a9b31',
  stationName: 'Алматы; 03',
  outcome: 'live',
  service: { result: true, prediction: 0.97, created_at: '2026-11-21T09:00:00Z', failure_reason: null },
  code: null,
  picture: { sha256: 'ab'.repeat(32), sentBytes: 123_456 },
  durations: { sinceConsentMs: 9_000, checkMs: 1_200 },
  consent: { version: '=1+1', sha256: 'cd'.repeat(32) },
  demonstration: false,
};

/** Three days, two records each, in several files. */
function threeDays(): void {
  let now = new Date(2026, 10, 21, 9);
  const journal = openJournal(folder, key, { now: () => now, maxFileBytes: 1_500 });
  for (const day of [21, 22, 23]) {
    now = new Date(2026, 10, day, 23, 59, 59);
    journal.append('attempt', attempt);
    journal.append('staff', { event: 'wrong-pin', failures: day });
  }
}

describe('records of some days', () => {
  it('are found over several files, in their order, without those of other days', () => {
    threeDays();
    const kinds = (from: string, to: string) => readDays(folder, from, to).map(({ body }) => body.kind);
    expect(kinds('2026-11-22', '2026-11-22').filter((kind) => kind !== 'file')).toEqual(['attempt', 'staff']);
    expect(kinds('2026-11-20', '2026-11-30').filter((kind) => kind === 'attempt')).toHaveLength(3);
    expect(kinds('2026-11-24', '2026-11-30')).toEqual([]);
    expect(firstDay(folder)).toBe('2026-11-21');
  });

  it('that were exported are verified as a part', () => {
    threeDays();
    const bytes = readDays(folder, '2026-11-22', '2026-11-23')
      .map(({ line }) => `${line}\n`)
      .join('');
    const report = verifyRecords([{ name: 'export', bytes }], { part: true, publicKey: key.publicKey });
    expect(report).toMatchObject({ ok: true });
    expect(report.records).toBeGreaterThan(3);
  });

  it('of a folder that is not there are none', () => {
    expect(readDays(join(folder, 'none'), '2026-11-22', '2026-11-23')).toEqual([]);
    expect(firstDay(join(folder, 'none'))).toBeNull();
  });

  it('are shown newest first: attempts apart from the rest', () => {
    threeDays();
    const records = readDays(folder, '2026-11-21', '2026-11-23');
    const [newest] = attemptsIn(records);
    expect(newest).toMatchObject({ outcome: 'live', score: 0.97, durationMs: 1_200, code: null });
    expect(attemptsIn(records)[0]!.n).toBeGreaterThan(attemptsIn(records)[1]!.n);
    expect(eventsIn(records)[0]).toMatchObject({ kind: 'staff', detail: 'event: wrong-pin, failures: 23' });
  });
});

describe('the table for a spreadsheet', () => {
  it('has a row for each attempt, quotes what has to be, and lets no cell be a formula', () => {
    threeDays();
    const csv = writeCsv(readDays(folder, '2026-11-22', '2026-11-22'));
    expect(csv.startsWith('\uFEFFn;at;')).toBe(true);
    const rows = csv.trimEnd().split('\r\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('"Алматы; 03"');
    expect(rows[1]).toContain(";'=1+1;");
    expect(rows[1]).toContain(';0.97;2026-11-21T09:00:00Z;;;');
  });
});
