import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fill, openJournal, stationKey } from '../../test/fakes/records.ts';
import { describeDay } from '../records/describe-day.ts';
import type { Records } from '../records/records.ts';
import { readRecords } from './records.ts';

it('the records of a day are that day’s alone, also where the clock went wrong in between', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-records-page-'));
  let at = new Date();
  const key = stationKey();
  const journal = openJournal(folder, key, { now: () => at });
  for (const day of [21, 22, 21]) {
    at = new Date(2026, 10, day, 12);
    fill(journal, 2);
  }
  const shown = await readRecords('2026-11-21', {
    records: { folder, key, trouble: null, head: () => null } as unknown as Records,
    describeDay,
    headCopy: () => ({ state: 'waiting', at: null }),
    recordsExport: { tell: () => null },
  });
  if (!shown.ok) throw new Error(JSON.stringify(shown.error));
  const { attempts, events, firstDay } = shown.value;
  expect(attempts.map(({ attemptId }) => attemptId)).toEqual(['a-2', 'a-1', 'a-2', 'a-1']);
  expect(events.map(({ kind }) => kind)).toEqual(['file']);
  expect(firstDay).toBe('2026-11-21');
  rmSync(folder, { recursive: true });
});
