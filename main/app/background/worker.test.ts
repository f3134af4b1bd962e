import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildProgram, type BuiltProgram } from '../../../test/durability/built-program.ts';
import { check, openJournal, recordFilesIn, stationKey } from '../../../test/fakes/records.ts';
import { describeDay } from '../../records/describe-day.ts';
import { dayOf } from '../../records/read-day.ts';
import { exportDays, type ExportCalls, type ExportTask } from '../../records/export/export-days.ts';
import { openBackground, type Background } from './run-task.ts';

let worker: BuiltProgram;
let background: Background;
let folder: string;
const key = stationKey();
beforeAll(async () => {
  worker = await buildProgram('main/app/background/worker.ts');
  background = openBackground(worker.path);
  folder = mkdtempSync(join(tmpdir(), 'kiosk-background-'));
  // Without waiting for the disk: thousands of records would otherwise be as many waits.
  const journal = openJournal(folder, key, { maxFileBytes: 2_000_000, sync: () => undefined });
  const filling = 'x'.repeat(9_700);
  for (let at = 0; at < 10_000; at += 1)
    journal.append('attempt', { attemptId: `a-${at}`, outcome: 'live', filling });
  journal.close();
});
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true });
});

const today = dayOf(new Date());

/** Ns of processor time that this thread has had, which does not grow while it waits or others have the processor; null: unknown. */
function ownTimeNs(): number | null {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]);
  } catch {
    return null;
  }
}

describe('an export of 100 MB', () => {
  /** How much of all the work was this thread's, how often it was free in between, and which of the export's files it opened. */
  async function exportWith(run: typeof exportDays) {
    const stick = mkdtempSync(join(tmpdir(), 'kiosk-stick-'));
    const task: ExportTask = {
      ...{ folder, from: today, to: today, drive: stick, name: 'export', mostBytes: 1e9 },
    };
    const asked: number[] = [];
    let turns = 0;
    const goOn: ExportCalls['goOn'] = () => {
      // Other work waiting for this thread runs before the next block.
      setImmediate(() => (turns += 1));
      return asked.push(turns) > 0;
    };
    const open = vi.spyOn(fs, 'openSync');
    syncBuiltinESMExports();
    const [all, own] = [process.cpuUsage(), ownTimeNs()];
    const written = await run(task, { goOn, head: () => 'head' });
    const [allAfter, ownAfter] = [process.cpuUsage(all), ownTimeNs()];
    const opened = open.mock.calls.filter(([path]) => /kiosk-(background|stick)-/.test(String(path))).length;
    open.mockRestore();
    syncBuiltinESMExports();
    const bytes = readFileSync(join(stick, 'export.jsonl'));
    rmSync(stick, { recursive: true });
    const ownMs = own === null || ownAfter === null ? null : (ownAfter - own) / 1e6;
    const allMs = (allAfter.user + allAfter.system) / 1_000;
    return { written, asked, opened, bytes, ownMs, allMs };
  }

  const untold = ownTimeNs() === null ? ' (the last not looked at: the system does not tell)' : '';
  it(`never keeps the main thread: it opens none of the files, is free between all blocks, and has next to nothing of the work${untold}`, async () => {
    const { written, asked, opened, bytes, ownMs, allMs } = await exportWith(background.exportDays);
    expect(written).toMatchObject({ ok: true, value: { records: expect.any(Number) as number } });
    expect(bytes.equals(Buffer.concat(recordFilesIn(folder).map((path) => readFileSync(path))))).toBe(true);
    expect(bytes.length).toBeGreaterThan(100_000_000);
    expect(opened).toBe(0);
    // 2 MB are written, and 2 MB read back, at a time; before the next ones the main thread is asked, and has been idle.
    expect(asked.length).toBeGreaterThan(95);
    expect(asked).toEqual(asked.map((_, at) => at));
    // Some 30 ms of 1,000: here a share, which is the same on a slow machine and on a busy one.
    if (ownMs !== null) expect(ownMs / allMs).toBeLessThan(0.25);
  });

  it('on the main thread itself would be seen', async () => {
    const { opened, ownMs, allMs } = await exportWith(exportDays);
    expect(opened).toBeGreaterThan(50);
    if (ownMs !== null) expect(ownMs / allMs).toBeGreaterThan(0.5);
  });
});

describe('a task in a thread of its own', () => {
  it('gives what it gives here', async () => {
    const task = { folder, day: today };
    expect(await background.describeDay(task)).toEqual(await describeDay(task));
  });

  it('hashes a PIN, and says which hashes it fits', async () => {
    const hash = await background.hashPin('482917');
    expect(await background.fitsPins({ pin: '482917', hashes: ['', hash] })).toEqual([false, true]);
  });

  it('is stopped by main’s answer, and leaves nothing', async () => {
    const stick = mkdtempSync(join(tmpdir(), 'kiosk-stick-'));
    const task = { folder, from: today, to: today, drive: stick, name: 'export', mostBytes: 1e9 };
    let asked = 0;
    const goOn = () => (asked += 1) < 5;
    const stopped = await background.exportDays(task, { goOn, head: () => '' });
    expect(stopped).toEqual({ ok: false, error: { code: 'export-stopped' } });
    expect([asked, readdirSync(stick)]).toEqual([5, []]);
    rmSync(stick, { recursive: true });
  });

  it('deletes records once main has written which, and none where main could not', async () => {
    const place = mkdtempSync(join(tmpdir(), 'kiosk-background-retention-'));
    const journal = openJournal(place, key, { maxFileBytes: 20_000, sync: () => undefined });
    for (let at = 0; at < 100; at += 1) journal.append('attempt', { filling: 'x'.repeat(900) });
    const task = {
      ...{ folder: place, maxFileBytes: 20_000, publicKey: key.publicKey, currentFile: journal.currentFile },
      ...{ begins: 1, rule: { days: 999, maxBytes: 50_000 }, now: 0, clock: 'unknown' as const },
    };
    const before = recordFilesIn(place);
    expect(await background.retire(task, { record: () => false })).toBe('nothing');
    expect(recordFilesIn(place)).toEqual(before);
    const record: Parameters<Background['retire']>[1]['record'] = (deletion) =>
      journal.appendDeletion(deletion).ok;
    expect(await background.retire(task, { record })).toBe('deleted');
    expect(recordFilesIn(place)).toEqual(before.slice(2));
    expect(check(place, { publicKey: key.publicKey })).toMatchObject({ ok: true });
    rmSync(place, { recursive: true });
  });

  it('that fails says the system’s word, and so does one whose thread can’t be started or ends', async () => {
    const file = join(worker.path, '..', 'no-folder');
    writeFileSync(file, '');
    await expect(background.describeDay({ folder: file, day: today })).rejects.toThrow(/^ENOTDIR$/);
    const nowhere = openBackground(join(worker.path, '..', 'nowhere.mjs'));
    await expect(nowhere.describeDay({ folder, day: today })).rejects.toThrow();
    const ends = join(worker.path, '..', 'ends.mjs');
    writeFileSync(ends, 'process.exit(0);');
    await expect(openBackground(ends).readFailures(folder)).rejects.toThrow('the thread ended');
  });
});
