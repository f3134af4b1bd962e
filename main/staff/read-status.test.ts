import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { fill, openJournal, stationKey } from '../../test/fakes/records.ts';
import { describeDay } from '../records/describe-day.ts';
import { countDay } from './read-status.ts';

vi.mock('electron', () => ({}));

it('counts the checks of the day and what died and came back, and reads again once a record has come', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-count-day-'));
  const now = new Date(2026, 10, 23, 12);
  let at = new Date(2026, 10, 22, 12);
  const journal = openJournal(folder, stationKey(), { now: () => at });
  const count = () => countDay({ folder, count: journal.head.n }, now, describeDay);
  journal.append('trouble', { what: 'page', reason: 'crashed' });
  at = now;
  fill(journal, 2);
  expect(await count()).toMatchObject({ attempts: { length: 2 }, recovered: 0 });
  journal.append('trouble', { what: 'graphics', reason: 'killed' });
  journal.append('staff', { event: 'left' });
  expect(await count()).toMatchObject({ attempts: { length: 2 }, recovered: 1 });
  rmSync(folder, { recursive: true });
});
