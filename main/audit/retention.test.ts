import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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
import { applyRetention, chooseExpired, type AgedFile, type RetentionPorts } from './retention.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-23T12:00:00Z');
const file = (name: string, daysAgo: number, bytes = 100): AgedFile => ({
  name,
  bytes,
  lastAt: () => now - daysAgo * dayMs,
});
/** Besides the current one of 100 bytes. */
const files = [file('1', 40), file('2', 20), file('3', 10)];
type Rule = { days: number; maxBytes: number };
const choose = (rule: Rule, clock: 'agrees' | 'differs' | 'unknown' = 'agrees', closed = files) =>
  chooseExpired(closed, rule, { now, clock, currentBytes: 100 });
const roomy = 1_000_000;

describe('which files go', () => {
  it('those whose newest record is too old', () => {
    expect(choose({ days: 30, maxBytes: roomy })).toEqual({ names: ['1'], rule: 'age' });
    expect(choose({ days: 15, maxBytes: roomy })).toEqual({ names: ['1', '2'], rule: 'age' });
  });

  it('the oldest, until the rest has room; never the current one', () => {
    expect(choose({ days: 999, maxBytes: 250 })).toEqual({ names: ['1', '2'], rule: 'size' });
    expect(choose({ days: 0, maxBytes: 0 }).names).toEqual(['1', '2', '3']);
  });

  it.each(['differs', 'unknown'] as const)('none for its age while the clock %s', (clock) => {
    expect(choose({ days: 1, maxBytes: roomy }, clock).names).toEqual([]);
    expect(choose({ days: 1, maxBytes: 350 }, clock)).toEqual({ names: ['1'], rule: 'size' });
  });

  it('none behind one that stays: a clock that was wrong once leaves no hole', () => {
    const odd = [file('1', 5), file('2', 400)];
    expect(choose({ days: 30, maxBytes: roomy }, 'agrees', odd).names).toEqual([]);
  });

  it('one in which nothing stands goes with its neighbours', () => {
    const empty: AgedFile = { name: '2', bytes: 0, lastAt: () => Number.NaN };
    const rule = { days: 15, maxBytes: roomy };
    expect(choose(rule, 'agrees', [file('1', 40), empty, file('3', 20)]).names).toEqual(['1', '2', '3']);
    expect(choose(rule, 'unknown', [empty, file('3', 20)]).names, 'not without a reason').toEqual([]);
  });

  it('is asked of the oldest alone: a station may have thousands of files', () => {
    const asked: string[] = [];
    const many = files.map((one) => ({ ...one, lastAt: () => (asked.push(one.name), one.lastAt()) }));
    choose({ days: 30, maxBytes: roomy }, 'agrees', many);
    expect(asked).toEqual(['1', '2']);
  });
});

describe('deleting', () => {
  const key = stationKey();
  const maxFileBytes = 2_000;
  let folder: string;
  let journal: ReturnType<typeof openJournal>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-retention-'));
    journal = openJournal(folder, key, { maxFileBytes });
    fill(journal, 20);
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const first =
    (count: number): RetentionPorts['choose'] =>
    (closed) => ({
      names: closed.slice(0, count).map(({ name }) => name),
      rule: 'age',
    });
  const apply = (chosen: RetentionPorts['choose'], more: Partial<RetentionPorts> = {}) =>
    applyRetention({
      ...{ folder, maxFileBytes, publicKey: key.publicKey, choose: chosen },
      ...{ currentFile: journal.currentFile, begins: journal.begins },
      record: (deletion) => journal.appendDeletion(deletion).ok,
      ...more,
    });
  const names = () => recordFilesIn(folder).map((path) => basename(path));
  const path = (at: number) => recordFilesIn(folder)[at]!;
  const verify = () => check(folder, { publicKey: key.publicKey });
  const reopen = () => {
    journal.close();
    journal = openJournal(folder, key, { maxFileBytes });
  };

  it('is written down first, and the chain is whole by that word', () => {
    const before = names();
    expect(apply(first(2))).toBeNull();
    expect(names().slice(0, before.length - 2)).toEqual(before.slice(2));
    expect(verify()).toMatchObject({ ok: true });
    expect(verify().notes.join()).toContain('were deleted when their time was over');
    const word = readFileSync(recordFilesIn(folder).at(-1)!, 'utf8');
    expect(word).toContain('"kind":"retention"');
    expect(word).toMatch(
      /"rule":"age","files":\["records-000001.jsonl","records-000002.jsonl"\],"records":\d+,"firstN":1,/,
    );
    rmSync(path(0));
    expect(codesIn(verify()), 'one more, which nobody wrote down').toContain('start-missing');
  });

  it('does not happen where it can’t be written down', () => {
    const before = names();
    apply(first(2), { record: () => false });
    expect(names()).toEqual(before);
  });

  it('goes on from where the last one ended, also after a start and in a new file', () => {
    apply(first(1));
    const { begins } = journal;
    expect(begins).toBeGreaterThan(1);
    fill(journal, 10);
    reopen();
    expect(journal.begins).toBe(begins);
    expect(apply(first(2))).toBeNull();
    expect(verify()).toMatchObject({ ok: true, first: journal.begins });
  });

  it('takes no more than two files at once', () => {
    const before = names();
    expect(apply(first(4))).toBeNull();
    expect(names().slice(0, before.length - 2)).toEqual(before.slice(2));
  });

  it('never signs away what somebody has taken out: the beginning', () => {
    rmSync(path(0));
    const before = names();
    expect(apply(first(2))).toEqual({ file: before[0], code: 'start-missing' });
    expect(names()).toEqual(before);
    expect(codesIn(verify())).toEqual(['start-missing']);
  });

  it('… nor when the newest file’s own first record was damaged to hide where the chain begins', () => {
    apply(first(1));
    rmSync(path(0));
    journal.close();
    rewrite(recordFilesIn(folder).at(-1)!, (lines) => [
      lines[0]!.replace('"appVersion"', '"appversion"'),
      ...lines.slice(1),
    ]);
    reopen();
    expect(apply(first(1))).toMatchObject({ code: 'start-missing' });
  });

  it.each([
    [
      'edited',
      'hash-wrong',
      (lines: string[]) => [lines[0]!, lines[1]!.replace('live', 'LIVE'), ...lines.slice(2)],
    ],
    ['with a record taken out', 'number-wrong', (lines: string[]) => lines.toSpliced(1, 1)],
    ['with something put in', 'not-a-record', (lines: string[]) => [...lines, 'x']],
  ] as const)('… a file %s', (_, code, change) => {
    rewrite(path(0), change as (lines: string[]) => string[]);
    const before = names();
    expect(apply(first(2))).toEqual({ file: before[0], code });
    expect(names()).toEqual(before);
  });

  it('… a file that was signed with another key', () => {
    const other = mkdtempSync(join(tmpdir(), 'kiosk-retention-other-'));
    const theirs = openJournal(other, stationKey(), { maxFileBytes });
    fill(theirs, 10);
    theirs.close();
    copyFileSync(recordFilesIn(other)[0]!, path(0));
    rmSync(other, { recursive: true });
    expect(apply(first(1))).toMatchObject({ code: 'key-changed' });
  });

  it('a file that was made longer counts for no more than it may hold', () => {
    truncateSync(path(1), 50_000_000);
    appendFileSync(path(1), '\n');
    const seen: number[] = [];
    apply((closed, currentBytes) => {
      seen.push(...closed.map(({ bytes }) => bytes), currentBytes);
      return { names: [], rule: 'size' };
    });
    expect(Math.max(...seen)).toBe(maxFileBytes);
  });

  it('files laid in behind the current one change nothing', () => {
    writeFileSync(join(folder, 'records-000900.jsonl'), 'x\n');
    const seen: string[] = [];
    apply((closed) => {
      seen.push(...closed.map(({ name }) => name));
      return { names: [], rule: 'age' };
    });
    expect(seen).toEqual(names().slice(0, -2));
  });

  it('that was broken off half-way is finished the next time, without another word', () => {
    const [one, two] = recordFilesIn(folder);
    const copy = join(folder, 'kept');
    copyFileSync(two!, copy);
    apply(first(2));
    copyFileSync(copy, two!);
    expect(verify(), 'meanwhile the chain is whole').toMatchObject({ ok: true });
    reopen();
    const n = journal.head.n;
    expect(apply(first(0))).toBeNull();
    expect([one, two].some((gone) => existsSync(gone!))).toBe(false);
    expect(journal.head.n).toBe(n);
    expect(verify()).toMatchObject({ ok: true });
  });

  it('takes an empty file between others along: a kill in its first moment has left it', () => {
    journal.close();
    writeFileSync(join(folder, 'records-000007.jsonl'), '');
    reopen();
    fill(journal, 6);
    apply(first(2));
    apply(first(2));
    apply(first(2));
    expect(apply(first(2))).toBeNull();
    expect(names()).not.toContain('records-000007.jsonl');
    expect(verify()).toMatchObject({ ok: true, first: journal.begins });
  });

  it('waits with an empty file for its neighbours, and takes it along', () => {
    const before = names();
    writeFileSync(path(0), '');
    expect(apply(first(1)), 'nothing stands in it').toBeNull();
    expect(names()).toEqual(before);
    expect(apply(first(2)), 'what stood there is missed').toMatchObject({ code: 'start-missing' });
    expect(names()).toEqual(before);
  });
});
