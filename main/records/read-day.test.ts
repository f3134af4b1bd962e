import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal, recordFilesIn, stationKey } from '../../test/fakes/records.ts';
import { attemptsIn, eventsIn } from './describe-day.ts';
import { csvHead, csvLine } from './export/export-csv.ts';
import { dayOf, findDays, firstDay, readDays, readOwnDay, type ReadRecord } from './read-day.ts';
import { emptyChain } from './chain-end.ts';
import { fileNameOf } from './record-files.ts';
import { sealLine } from './signing.ts';
import { verifyRecords } from './verifier/check-records.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-days-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Records of these days, in memory all at once. */
const read = (...[where, from, to]: Parameters<typeof findDays>): ReadRecord[] => [
  ...readDays(findDays(where, from, to)),
];

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
    const kinds = (from: string, to: string) => read(folder, from, to).map(({ body }) => body.kind);
    expect(kinds('2026-11-22', '2026-11-22').filter((kind) => kind !== 'file')).toEqual(['attempt', 'staff']);
    expect(kinds('2026-11-20', '2026-11-30').filter((kind) => kind === 'attempt')).toHaveLength(3);
    expect(kinds('2026-11-24', '2026-11-30')).toEqual([]);
    expect(firstDay(folder)).toBe('2026-11-21');
  });

  it('that were exported are verified as a part', () => {
    threeDays();
    const bytes = read(folder, '2026-11-22', '2026-11-23')
      .map(({ line }) => `${line}\n`)
      .join('');
    const report = verifyRecords([{ name: 'export', bytes }], { part: true, publicKey: key.publicKey });
    expect(report).toMatchObject({ ok: true });
    expect(report.records).toBeGreaterThan(3);
  });

  it('of a folder that is not there are none', () => {
    expect(read(join(folder, 'none'), '2026-11-22', '2026-11-23')).toEqual([]);
    expect(firstDay(join(folder, 'none'))).toBeNull();
  });

  it('are shown newest first: attempts apart from the rest', () => {
    threeDays();
    const records = read(folder, '2026-11-21', '2026-11-23');
    const [newest] = attemptsIn(records);
    expect(newest).toMatchObject({ outcome: 'live', score: 0.97, durationMs: 1_200, code: null });
    expect(attemptsIn(records)[0]!.n).toBeGreaterThan(attemptsIn(records)[1]!.n);
    expect(eventsIn(records)[0]).toMatchObject({
      kind: 'staff',
      facts: [
        { name: 'event', value: 'wrong-pin' },
        { name: 'failures', value: 23 },
      ],
    });
  });
});

describe('records of a station whose clock was wrong', () => {
  const november = (day: number) => new Date(2026, 10, day, 12);
  const [in2020, in2040] = [new Date(2020, 0, 1, 12), new Date(2040, 0, 1, 12)];
  const clock = { state: 'agrees', offsetMs: 0 } as const;

  /** One chain over several files: a check at each of these times, the first of a file beside its `file` record. */
  function writeFiles(...files: readonly (readonly Date[])[]): void {
    let end = emptyChain;
    const seal = (kind: string, at: Date, data: object) => {
      const envelope = { n: end.n + 1, at: at.toISOString(), upMs: 1, clock, kind, prev: end.hash, data };
      const { bytes, hash } = sealLine(envelope, key);
      end = { n: envelope.n, hash };
      return bytes;
    };
    files.forEach((times, at) => {
      const { publicKey } = key;
      const header = seal('file', times[0]!, { file: at + 1, publicKey, key: 'station', damage: null });
      const lines = [header, ...times.map((time) => seal('attempt', time, attempt))];
      writeFileSync(join(folder, fileNameOf(at + 1)), Buffer.concat(lines));
    });
  }
  const on = (day: number) => `2026-11-${day}`;
  const attemptsOn = (day: number) =>
    attemptsIn(readOwnDay(folder, on(day))).map(({ at }) => dayOf(new Date(at)));
  const isExported = (from: number, to: number) => {
    const records = read(folder, on(from), on(to));
    const bytes = records.map(({ line }) => `${line}\n`).join('');
    expect(verifyRecords([{ name: 'export', bytes }], { part: true, publicKey: key.publicKey }).ok).toBe(
      true,
    );
    return records.filter(({ body }) => body.kind === 'attempt').map(({ body }) => dayOf(new Date(body.at)));
  };

  it.each([
    ['began too early', [[in2020, november(21), november(22)], [november(22)]]],
    ['began too late', [[in2040, november(21), november(22)], [november(22)]]],
    ['ended too early', [[november(20), november(21), in2020], [november(22)]]],
    ['ended too late', [[november(20), november(21), in2040], [november(22)]]],
    ['began and ended too late', [[november(20)], [in2040, november(21), in2040], [november(22)]]],
    ['began and ended too early', [[november(20)], [in2020, november(21), in2020], [november(22)]]],
    ['began too late, and is the last', [[november(20)], [in2040, november(21), november(22)]]],
    ['began and ended too late, and is the last', [[november(20)], [in2040, november(21), in2040]]],
  ])('are all found in a file that %s', (_, files) => {
    writeFiles(...files);
    expect(attemptsOn(21)).toEqual([on(21)]);
    expect(isExported(21, 21)).toEqual([on(21)]);
    expect(isExported(21, 22)).toContain(on(21));
    expect(firstDay(folder)).toBe(
      files
        .flat()
        .map(dayOf)
        .toSorted()
        .find((day) => day !== on(21)),
    );
  });

  it('are exported without a gap, while the day itself counts no others', () => {
    writeFiles([november(21), november(22)], [november(23), in2040], [november(24), november(21)]);
    expect(attemptsOn(21)).toEqual([on(21), on(21)]);
    expect(isExported(21, 21)).toEqual([on(21), on(22), on(23), '2040-01-01', on(24), on(21)]);
    expect(attemptsOn(24)).toEqual([on(24)]);
    const total = recordFilesIn(folder).reduce((sum, path) => sum + statSync(path).size, 0);
    const bytesOf = (day: number) => findDays(folder, on(day), on(day)).bytes;
    expect(bytesOf(21)).toBe(total);
    expect(bytesOf(24)).toBeLessThan(total / 2);
    expect(bytesOf(25)).toBe(0);
  });

  it('are found before half a record, and where a file’s ends can’t be read', () => {
    writeFiles([november(20), november(21)], [november(22), november(23)]);
    const [first, second] = recordFilesIn(folder);
    writeFileSync(first!, '{"record":{"v":1,"n":', { flag: 'a' });
    expect(attemptsOn(21)).toEqual([on(21)]);
    const whole = readFileSync(second!);
    const rubbish = Buffer.alloc(70_000, 'x');
    writeFileSync(second!, Buffer.concat([rubbish, Buffer.from('\n'), whole, rubbish, Buffer.from('\n')]));
    expect(attemptsOn(23)).toEqual([on(23)]);
    expect(attemptsOn(21)).toEqual([on(21)]);
  });
});

describe('the table for a spreadsheet', () => {
  it('has a row for each attempt, quotes what has to be, and lets no cell be a formula', () => {
    threeDays();
    const csv = csvHead + read(folder, '2026-11-22', '2026-11-22').map(csvLine).join('');
    expect(csv.startsWith('\uFEFFn;at;')).toBe(true);
    const rows = csv.trimEnd().split('\r\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('"Алматы; 03"');
    expect(rows[1]).toContain(";'=1+1;");
    expect(rows[1]).toContain(';0.97;;2026-11-21T09:00:00Z;;;');
  });
});
