import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import type { Journal } from './journal.ts';
import { hashOf, parseLine } from './verifier/record-format.mjs';

const key = stationKey();
let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-deleted-start-'));
  journal = openJournal(folder, key, { maxFileBytes: 2_000 });
  fill(journal, 30);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const recordsIn = (path: string) =>
  readFileSync(path, 'latin1')
    .split('\n')
    .slice(0, -1)
    .map((line) => parseLine(line)!);

/** What a `retention` record says of the oldest files that are there. */
function deletionOf(count: number, rule = 'age') {
  const files = recordFilesIn(folder).slice(0, count);
  const records = files.flatMap(recordsIn);
  const [first, last] = [records[0]!, records.at(-1)!];
  return {
    ...{ rule, files, records: records.length, firstN: first.body.n, lastN: last.body.n },
    ...{ firstAt: first.body.at, lastAt: last.body.at, lastHash: last.hash },
  };
}
type Told = { readonly lastN: number } & Readonly<Record<string, unknown>>;
const tell = (deletion: Told) => void journal.appendDeletion(deletion);
const remove = (count: number) =>
  recordFilesIn(folder)
    .slice(0, count)
    .forEach((path) => rmSync(path));
const verify = () => check(folder, { publicKey: key.publicKey });
const notes = () => verify().notes.join('\n');
const codes = () => codesIn(verify());
const firstHere = () => recordsIn(recordFilesIn(folder)[0]!)[0]!.body.n;

describe('records whose beginning was deleted', () => {
  it('verify where a later record states the deletion; rule and times are reported', () => {
    const deletion = deletionOf(2);
    tell(deletion);
    remove(2);
    expect(codes()).toEqual([]);
    const { lastN, firstAt, lastAt } = deletion;
    expect(notes()).toMatch(
      new RegExp(
        `^Records 1 to ${lastN} \\(${firstAt} to ${lastAt}\\) were deleted because their retention period had ended, according to record \\d+.$`,
      ),
    );
  });

  it('may have been deleted to make room', () => {
    tell(deletionOf(2, 'size'));
    remove(2);
    expect(notes()).toContain('were deleted to free space');
  });

  it('deleted by a version that recorded only the last record', () => {
    const { files, lastN, lastHash } = deletionOf(2);
    tell({ files, lastN, lastHash });
    remove(2);
    expect(codes()).toEqual([]);
    expect(notes()).toMatch(
      /^Records 1 to \d+ were deleted because their retention period had ended, according to record \d+.$/,
    );
  });

  it.each([0, 1, 2])('verify where a kill interrupted the deletion of three files after %d', (gone) => {
    const deletion = deletionOf(3);
    const { lastN } = deletion;
    tell(gone === 1 ? { files: [], lastN, lastHash: deletion.lastHash } : deletion);
    remove(gone);
    expect(codes()).toEqual([]);
    expect(notes()).toContain(`Records up to ${lastN} were due for deletion; some of them are still here.`);
    if (gone > 0) expect(notes()).toContain(`Records 1 to ${firstHere() - 1} were deleted because`);
  });

  it('do not verify where more is missing than was recorded', () => {
    tell(deletionOf(2));
    remove(3);
    expect(codes()).toEqual(['start-missing']);
  });

  it('do not verify where less, or something else, was to be deleted than is missing', () => {
    const deletion = deletionOf(3);
    remove(1);
    // These deletion records don't cover the missing records: the range begins later, or ends at another record.
    tell({ ...deletion, firstN: firstHere() });
    tell({ ...deletion, lastHash: '0'.repeat(64) });
    tell({ ...deletion, lastN: deletion.lastN - 1 });
    expect(codes()).toEqual(['start-missing']);
    tell(deletion);
    expect(codes()).toEqual([]);
  });

  it.each([
    ['signed by nobody', (line: string) => line.replace(/"signature":"..../, '"signature":"AAAA')],
    ['changed since', (line: string) => line.replace('"rule":"age"', '"rule":"age "')],
  ])('do not verify by a deletion record that was %s', (_, change) => {
    tell(deletionOf(2));
    remove(2);
    const isTheWord = (line: string) => line.includes('"kind":"retention"');
    rewrite(recordFilesIn(folder).at(-1)!, (lines) =>
      lines.map((line) => (isTheWord(line) ? change(line) : line)),
    );
    expect(codes()).toContain('start-missing');
  });

  it('do not verify by a deletion record that another key has signed', () => {
    const deletion = deletionOf(2);
    remove(2);
    journal.close();
    openJournal(folder, { ...stationKey(), station: key.station }).append('retention', deletion);
    expect(codes()).toContain('start-missing');
  });

  it('a first record with a predecessor is no beginning, whatever was recorded', () => {
    tell({ files: [], lastN: 5, lastHash: recordsIn(recordFilesIn(folder)[0]!)[4]!.hash });
    rewrite(recordFilesIn(folder)[0]!, ([first = '', ...rest]) => {
      const forged = first.replace(/"prev":"0/, '"prev":"1');
      const record = parseLine(forged)!;
      return [forged.replace(record.hash, hashOf(record.bytes)), ...rest];
    });
    expect(codes()).toContain('start-missing');
  });

  it('deleted in several steps are reported back to the first, or as far as the deletion records exist', () => {
    tell(deletionOf(1));
    remove(1);
    fill(journal, 10);
    const { firstN } = deletionOf(1);
    tell(deletionOf(1));
    remove(1);
    expect(codes()).toEqual([]);
    expect(notes()).toContain(`Records 1 to ${firstN - 1} (`);
    expect(notes()).toContain(`Records ${firstN} to `);
    expect(notes()).not.toContain('removed earlier');

    // The files with both deletion records are deleted too; the new deletion record covers only these.
    const count = recordFilesIn(folder).length;
    fill(journal, 10);
    const last = deletionOf(count);
    tell(last);
    remove(count);
    expect(codes()).toEqual([]);
    expect(notes()).toContain(
      `Records 1 to ${last.firstN - 1} were removed earlier; the record of their deletion is not here.`,
    );
  });
});
