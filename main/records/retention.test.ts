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
import { makeRunKey } from './station-key.ts';
import { hashOf, parseLine } from './verifier/record-format.mjs';
import { applyRetention, chooseExpired, type RetentionPorts } from './retention.ts';

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

  it('is recorded first, and the chain verifies by that record', async () => {
    const before = names();
    expect(await apply(first(2))).toBe('deleted');
    expect(names().slice(0, before.length - 2)).toEqual(before.slice(2));
    expect(verify()).toMatchObject({ ok: true });
    expect(verify().notes.join()).toContain('were deleted because their retention period had ended');
    const word = readFileSync(recordFilesIn(folder).at(-1)!, 'utf8');
    expect(word).toContain('"kind":"retention"');
    expect(word).toMatch(
      /"rule":"age","files":\["records-000001.jsonl","records-000002.jsonl"\],"records":\d+,"firstN":1,/,
    );
    rmSync(path(0));
    expect(codesIn(verify()), 'one more, which nobody wrote down').toContain('start-missing');
  });

  it('does not happen where it can’t be recorded', async () => {
    const before = names();
    await apply(first(2), { record: () => false });
    expect(names()).toEqual(before);
  });

  it('continues where the last one ended, also after a start and in a new file', async () => {
    await apply(first(1));
    const { begins } = journal;
    expect(begins).toBeGreaterThan(1);
    fill(journal, 10);
    reopen();
    expect(journal.begins).toBe(begins);
    expect(await apply(first(2))).toBe('deleted');
    expect(verify()).toMatchObject({ ok: true, first: journal.begins });
  });

  it('deletes no more than two files at once', async () => {
    const before = names();
    expect(await apply(first(4))).toBe('deleted');
    expect(names().slice(0, before.length - 2)).toEqual(before.slice(2));
  });

  it('never covers up records that were removed from outside: the beginning', async () => {
    rmSync(path(0));
    const before = names();
    expect(await apply(first(2))).toEqual({ file: before[0], code: 'start-missing' });
    expect(names()).toEqual(before);
    expect(codesIn(verify())).toEqual(['start-missing']);
  });

  it('… nor when the newest file’s own first record was damaged to hide where the chain begins', async () => {
    await apply(first(1));
    rmSync(path(0));
    journal.close();
    rewrite(recordFilesIn(folder).at(-1)!, (lines) => [
      lines[0]!.replace('"appVersion"', '"appversion"'),
      ...lines.slice(1),
    ]);
    reopen();
    expect(await apply(first(1))).toMatchObject({ code: 'start-missing' });
  });

  it.each([
    [
      'edited',
      'hash-wrong',
      (lines: string[]) => [lines[0]!, lines[1]!.replace('live', 'LIVE'), ...lines.slice(2)],
    ],
    ['with a record taken out', 'number-wrong', (lines: string[]) => lines.toSpliced(1, 1)],
    ['with something put in', 'not-a-record', (lines: string[]) => [...lines, 'x']],
  ] as const)('… a file %s', async (_, code, change) => {
    rewrite(path(0), change as (lines: string[]) => string[]);
    const before = names();
    expect(await apply(first(2))).toEqual({ file: before[0], code });
    expect(names()).toEqual(before);
  });

  it('… a file that was signed with another key', async () => {
    const other = mkdtempSync(join(tmpdir(), 'kiosk-retention-other-'));
    const theirs = openJournal(other, stationKey(), { maxFileBytes });
    fill(theirs, 10);
    theirs.close();
    copyFileSync(recordFilesIn(other)[0]!, path(0));
    rmSync(other, { recursive: true });
    expect(await apply(first(1))).toMatchObject({ code: 'key-changed' });
  });

  it('a file that was made longer counts as the greatest length', async () => {
    truncateSync(path(1), 50_000_000);
    appendFileSync(path(1), '\n');
    const seen: number[] = [];
    await apply((closed, currentBytes) => {
      seen.push(...closed.map(({ bytes }) => bytes), currentBytes);
      return { names: [], rule: 'size' };
    });
    expect(Math.max(...seen)).toBe(maxFileBytes);
  });

  it('files planted after the current one change nothing', async () => {
    writeFileSync(join(folder, 'records-000900.jsonl'), 'x\n');
    const seen: string[] = [];
    await apply((closed) => {
      seen.push(...closed.map(({ name }) => name));
      return { names: [], rule: 'age' };
    });
    expect(seen).toEqual(names().slice(0, -2));
  });

  it('that was interrupted is finished the next time, without a second record', async () => {
    const [one, two] = recordFilesIn(folder);
    const copy = join(folder, 'kept');
    copyFileSync(two!, copy);
    await apply(first(2));
    copyFileSync(copy, two!);
    expect(verify(), 'meanwhile the chain is whole').toMatchObject({ ok: true });
    reopen();
    const n = journal.head.n;
    expect(await apply(first(0))).toBe('nothing');
    expect([one, two].some((gone) => existsSync(gone!))).toBe(false);
    expect(journal.head.n).toBe(n);
    expect(verify()).toMatchObject({ ok: true });
  });

  it('includes an empty file between others: a kill right after its creation has left it', async () => {
    journal.close();
    writeFileSync(join(folder, 'records-000007.jsonl'), '');
    reopen();
    fill(journal, 6);
    await apply(first(2));
    await apply(first(2));
    await apply(first(2));
    expect(await apply(first(2))).toBe('deleted');
    expect(names()).not.toContain('records-000007.jsonl');
    expect(verify()).toMatchObject({ ok: true, first: journal.begins });
  });

  it('removes empty files at the front; the verifier reports the records that were in them', async () => {
    journal.close();
    for (const name of ['records-000007.jsonl', 'records-000008.jsonl'])
      writeFileSync(join(folder, name), '');
    reopen();
    fill(journal, 12);
    for (let times = 0; times < 6; times += 1) await apply(first(2));
    expect(names()).not.toContain('records-000008.jsonl');
    expect(verify()).toMatchObject({ ok: true });
    fill(journal, 12);
    writeFileSync(path(0), '');
    expect(await apply(first(1))).toMatchObject({ code: 'start-missing' });
    expect(codesIn(verify())).toEqual(['start-missing']);
  });

  it('continues after a kill, past an empty file that could not be removed', async () => {
    journal.close();
    writeFileSync(join(folder, 'records-000007.jsonl'), '');
    reopen();
    fill(journal, 12);
    for (let times = 0; times < 3; times += 1) await apply(first(2));
    const [kept] = recordFilesIn(folder);
    const copy = join(folder, 'kept');
    copyFileSync(kept!, copy);
    await apply(first(1));
    copyFileSync(copy, kept!);
    writeFileSync(kept!.replace(/\d{6}/, '000001'), '');
    reopen();
    expect(await apply(first(1))).toBe('deleted');
    expect(verify()).toMatchObject({ ok: true, first: journal.begins });
  });

  it('never trusts an unsigned record about where the chain begins', async () => {
    journal.close();
    const end = recordFilesIn(folder).at(-1)!;
    const last = parseLine(readFileSync(end, 'latin1').trimEnd().split('\n').at(-1)!)!;
    const line = (kind: string, data: object) => {
      const body = JSON.stringify({ ...last.body, kind, data, n: last.body.n + 1, prev: last.hash });
      return `{"record":${body},"hash":"${hashOf(Buffer.from(body).toString('latin1'))}","signature":"${last.signature}"}\n`;
    };
    const laidIn = [join(folder, 'records-000091.jsonl'), join(folder, 'records-000092.jsonl')] as const;
    writeFileSync(laidIn[0], line('retention', { lastN: 12, lastHash: last.hash }));
    writeFileSync(laidIn[1], line('file', { publicKey: key.publicKey, begins: 12 }));
    appendFileSync(end, line('retention', { lastN: 12, lastHash: last.hash }));
    reopen();
    expect(journal.begins).toBe(1);
    expect(await apply(first(0))).toBe('nothing');
    expect(names()).toContain('records-000001.jsonl');
  });

  it('… and the verifier finds a signed one of an earlier chain', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'kiosk-retention-earlier-'));
    const earlier = openJournal(elsewhere, key);
    fill(earlier, 40);
    earlier.appendDeletion({ lastN: 8 });
    earlier.close();
    journal.close();
    // A planted file, and the genuine end after it.
    const [beside, end] = [join(folder, 'records-000091.jsonl'), join(folder, 'records-000092.jsonl')];
    copyFileSync(recordFilesIn(elsewhere)[0]!, beside);
    const genuine = recordFilesIn(folder).at(-2)!;
    copyFileSync(genuine, end);
    rewrite(end, (lines) => [lines.at(-1)!]);
    reopen();
    fill(journal, 1);
    rmSync(beside);
    rmSync(end);
    rmSync(elsewhere, { recursive: true });
    expect(codesIn(verify())).toContain('start-missing');
  });

  it('reads no file that is longer than the limit', async () => {
    truncateSync(path(0), 3_000_000_000);
    expect(await apply(first(1))).toEqual({ file: 'records-000001.jsonl', code: 'not-a-record' });
  });

  it('verifies a file whose end can’t be read, and reports the fault', async () => {
    appendFileSync(path(0), `${'x'.repeat(70_000)}\n`);
    const rule = { days: 30, maxBytes: 1e9 };
    const byAge: RetentionPorts['choose'] = (closed, currentBytes) =>
      chooseExpired(closed, rule, { now: Date.now(), clock: 'agrees', currentBytes });
    expect(await apply(byAge)).toMatchObject({ code: 'not-a-record' });
  });

  it('of a trial is verified with the keys that its files name', async () => {
    const place = mkdtempSync(join(tmpdir(), 'kiosk-retention-trial-'));
    const run = () => openJournal(place, makeRunKey(), { maxFileBytes });
    for (const records of [8, 8, 8]) {
      const trial = run();
      fill(trial, records);
      trial.close();
    }
    const trial = run();
    fill(trial, 1);
    const { currentFile, begins } = trial;
    const ports = { folder: place, currentFile, begins, publicKey: null, choose: first(2), maxFileBytes };
    expect(await applyRetention({ ...ports, record: (deletion) => trial.appendDeletion(deletion).ok })).toBe(
      'deleted',
    );
    trial.close();
    expect(run().begins).toBe(trial.begins);
    rmSync(place, { recursive: true });
  });
});
