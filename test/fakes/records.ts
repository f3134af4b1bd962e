import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Journal, type JournalOptions } from '../../main/records/journal.ts';
import type { ReceiptFacts } from '../../main/records/signing.ts';
import { makeRunKey, type StationKey } from '../../main/records/station-key.ts';
import {
  verifyRecords,
  type Report,
  type VerifyOptions,
} from '../../main/records/verifier/check-records.mjs';
import { readRecordFiles } from '../../main/records/verifier/verify-records.mjs';

/** A key as a station keeps it, without a key store around it. */
export const stationKey = (): StationKey => ({ ...makeRunKey(), kept: 'station' });

/** What a receipt of this station may say. */
export const receiptFacts = ({ station }: StationKey, more: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  station,
  n: 4711,
  at: '2026-11-23T10:40:12Z',
  attemptId: '3f2b0c1e-9d84-4a55-8c1b-0f6e2d7a9b31',
  verdict: 'live',
  failureClass: null,
  demonstration: false,
  score: 0.9876,
  pictureSha256: '0a'.repeat(32),
  recordHash: 'f0'.repeat(32),
  ...more,
});

export function openJournal(folder: string, key: StationKey, more: Partial<JournalOptions> = {}): Journal {
  const clock = () => ({ state: 'agrees', offsetMs: 12 }) as const;
  return new Journal({ folder, key, maxFileBytes: 1_000_000, appVersion: '0.0.0', clock, ...more });
}

/** Writes this many records, besides the `file` records. */
export function fill(journal: Journal, count: number): void {
  for (let at = 1; at <= count; at += 1) {
    const written = journal.append('attempt', { attemptId: `a-${at}`, outcome: 'live', words: 'Әлем 🌍' });
    if (!written.ok) throw new Error(written.error.staffDetail);
  }
}

export const check = (folder: string, options: VerifyOptions = {}): Report =>
  verifyRecords(readRecordFiles(folder), options);

export const codesIn = (report: Report): readonly string[] => [
  ...new Set(report.findings.map(({ code }) => code)),
];

/** Changes one file's lines and writes them back, otherwise unchanged. */
export function rewrite(path: string, change: (lines: string[]) => string[]): void {
  const lines = readFileSync(path, 'latin1').split('\n').slice(0, -1);
  writeFileSync(
    path,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
    'latin1',
  );
}

export const recordFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name));
