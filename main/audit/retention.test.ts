import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, codesIn, fill, openJournal, recordFilesIn, stationKey } from '../../test/fakes/records.ts';
import { applyRetention, chooseExpired, type AgedFile } from './retention.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-23T12:00:00Z');
const file = (name: string, daysAgo: number, bytes = 100): AgedFile => ({
  name,
  bytes,
  lastAt: now - daysAgo * dayMs,
});
const files = [file('1', 40), file('2', 20), file('3', 10), file('4', 0)];
const choose = (
  rule: { days: number; maxBytes: number },
  clock: 'agrees' | 'differs' | 'unknown' = 'agrees',
) => chooseExpired(files, rule, { now, clock }).map(({ name }) => name);
const roomy = 1_000_000;

describe('which files go', () => {
  it('those whose newest record is too old', () => {
    expect(choose({ days: 30, maxBytes: roomy })).toEqual(['1']);
    expect(choose({ days: 15, maxBytes: roomy })).toEqual(['1', '2']);
  });

  it('the oldest, until the rest has room; never the current one', () => {
    expect(choose({ days: 999, maxBytes: 250 })).toEqual(['1', '2']);
    expect(choose({ days: 0, maxBytes: 0 })).toEqual(['1', '2', '3']);
  });

  it.each(['differs', 'unknown'] as const)('none for its age while the clock %s', (clock) => {
    expect(choose({ days: 1, maxBytes: roomy }, clock)).toEqual([]);
    expect(choose({ days: 1, maxBytes: 350 }, clock)).toEqual(['1']);
  });

  it('none behind one that stays: a clock that was wrong once leaves no hole', () => {
    const odd = [file('1', 5), file('2', 400), file('3', 0)];
    expect(chooseExpired(odd, { days: 30, maxBytes: roomy }, { now, clock: 'agrees' })).toEqual([]);
  });
});

describe('deleting', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-retention-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is written down first, and the chain is whole by that word', () => {
    const journal = openJournal(folder, stationKey(), { maxFileBytes: 2_000 });
    fill(journal, 12);
    const before = recordFilesIn(folder);
    applyRetention(
      folder,
      (all) => all.slice(0, 2),
      (deletion) => journal.append('retention', deletion).ok,
    );
    const left = recordFilesIn(folder);
    expect(left.slice(0, before.length - 2)).toEqual(before.slice(2));
    const report = check(folder);
    expect(report).toMatchObject({ ok: true });
    expect(report.notes.join()).toContain('were deleted when their time was over');
    rmSync(recordFilesIn(folder)[0]!);
    expect(codesIn(check(folder)), 'one more, which nobody wrote down').toContain('start-missing');
  });

  it('does not happen where it can’t be written down', () => {
    fill(openJournal(folder, stationKey(), { maxFileBytes: 2_000 }), 12);
    const before = recordFilesIn(folder);
    applyRetention(
      folder,
      (all) => all.slice(0, 2),
      () => false,
    );
    expect(recordFilesIn(folder)).toEqual(before);
  });
});
