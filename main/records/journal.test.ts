import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
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
import { sealLine } from './signing.ts';
import { makeRunKey } from './station-key.ts';
import { hashOf, parseLine } from './verifier/record-format.mjs';

const key = stationKey();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-records-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (more = {}) => openJournal(folder, key, more);
const onlyFile = () => recordFilesIn(folder)[0]!;
const sizeOf = (path: string) => readFileSync(path).length;

/** A disk that is full after this many bytes. */
function fullAfter(bytes: number): typeof writeSync {
  let left = bytes;
  return ((descriptor: number, buffer: Buffer, offset: number, length: number, position: number) => {
    if (left === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const part = Math.min(left, length);
    left -= part;
    return writeSync(descriptor, buffer, offset, part, position);
  }) as typeof writeSync;
}

describe('a chain of records', () => {
  it('holds over starts, names its key first, and counts from 1', () => {
    const first = open();
    fill(first, 3);
    first.close();
    const second = open();
    expect(second.lastKind).toBe('attempt');
    fill(second, 2);
    expect(check(folder)).toMatchObject({ ok: true, records: 6, first: 1, last: 6, station: key.station });
    expect(check(folder, { publicKey: key.publicKey }).ok).toBe(true);
    expect(check(folder).lastHash).toBe(second.head.hash);
    expect(recordFilesIn(folder)).toHaveLength(1);
  });

  it('is carried over into a new file once one is long enough; each can be checked alone', () => {
    const journal = open({ maxFileBytes: 2_000 });
    fill(journal, 12);
    const files = recordFilesIn(folder);
    expect(files.length).toBeGreaterThan(2);
    expect(check(folder).ok).toBe(true);
    for (const file of files) expect(check(file, { part: true, publicKey: key.publicKey }).ok).toBe(true);
    expect(codesIn(check(files[1]!))).toEqual(['start-missing']);
  });

  it('goes on in a new file under another key', () => {
    fill(open(), 1);
    const other = makeRunKey();
    fill(openJournal(folder, other), 1);
    expect(codesIn(check(folder))).toContain('key-changed');
  });

  it('has each record on the disk before anybody is told of it', () => {
    const order: string[] = [];
    const journal = open({
      write: ((...words: Parameters<typeof writeSync>) => {
        order.push('written');
        return writeSync(...words);
      }) as typeof writeSync,
      sync: (descriptor: number) => {
        fsyncSync(descriptor);
        order.push('synced');
      },
    });
    fill(journal, 1);
    order.push('told');
    fill(journal, 1);
    // The file's own first record comes before the first of them.
    expect(order).toEqual(['written', 'synced', 'written', 'synced', 'told', 'written', 'synced']);
  });

  it('is readable by its owner alone', () => {
    fill(open(), 1);
    if (process.platform !== 'win32') expect(statSync(onlyFile()).mode & 0o777).toBe(0o600);
    expect(check(folder).ok).toBe(true);
  });
});

describe('a record that was not finished', () => {
  it('is put by and cut off at the next start; the chain goes on', () => {
    fill(open(), 2);
    appendFileSync(onlyFile(), '{"record":{"v":1,"n":4,"a');
    expect(codesIn(check(folder))).toEqual(['torn-end']);
    fill(open(), 1);
    expect(check(folder)).toMatchObject({ ok: true, records: 4 });
    const torn = readdirSync(folder).find((name) => name.includes('.torn-'));
    expect(readFileSync(join(folder, torn!), 'utf8')).toBe('{"record":{"v":1,"n":4,"a');
  });

  it('in a file that holds nothing else leaves that file and begins another', () => {
    fill(open({ maxFileBytes: 1 }), 2);
    truncateSync(recordFilesIn(folder).at(-1)!, 40);
    fill(open(), 1);
    // The removed record was complete: its number is used again, which only a published head reveals.
    expect(check(folder).findings).toEqual([]);
  });

  it.each([0, 1, 100, 600])('because the disk is full after %i bytes is taken back, and said', (bytes) => {
    const journal = open();
    fill(journal, 2);
    journal.close();
    const before = sizeOf(onlyFile());
    const full = open({ write: fullAfter(bytes) });
    expect(full.append('attempt', { filling: 'x'.repeat(600) })).toEqual({
      ok: false,
      error: { code: 'record-not-written', staffDetail: 'ENOSPC' },
    });
    expect(sizeOf(onlyFile())).toBe(before);
    expect(full.head.n).toBe(3);
    full.close();
    fill(open(), 1);
    expect(check(folder)).toMatchObject({ ok: true, records: 4 });
  });

  it('because the disk could not sync it is taken back, and said', () => {
    const journal = open();
    fill(journal, 2);
    journal.close();
    const before = sizeOf(onlyFile());
    const broken = open({
      sync: () => {
        throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      },
    });
    expect(broken.append('attempt', {})).toEqual({
      ok: false,
      error: { code: 'record-not-written', staffDetail: 'EIO' },
    });
    expect(sizeOf(onlyFile())).toBe(before);
    broken.close();
    fill(open(), 1);
    expect(check(folder)).toMatchObject({ ok: true, records: 4 });
  });

  it('in a new file leaves no empty file behind, however often it is tried', () => {
    const full = open({ write: fullAfter(10) });
    for (let times = 0; times < 5; times += 1) expect(full.append('attempt', {}).ok).toBe(false);
    expect(recordFilesIn(folder)).toEqual([]);
  });

  it('in a new file that somebody removes meanwhile begins the next file', () => {
    const journal = open({
      write: () => {
        rmSync(onlyFile());
        throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      },
    });
    expect(journal.append('attempt', {}).ok).toBe(false);
    expect(journal.currentFile).toBe(2);
    expect(recordFilesIn(folder)).toEqual([]);
  });

  it('because the disk takes nothing is taken back, and said', () => {
    fill(open(), 1);
    const stuck = open({ write: () => 0 });
    expect(stuck.append('attempt', {})).toMatchObject({ error: { staffDetail: 'short write' } });
    expect(check(folder)).toMatchObject({ ok: true, records: 2 });
  });

  it('and can’t be cut off keeps out the next one until it can; the records begin where they did', () => {
    fill(open(), 1);
    let written = 0;
    const torn = open({
      write: (descriptor: number, bytes: Buffer, offset: number, _: number, position: number) => {
        written += writeSync(descriptor, bytes, offset, 20, position);
        closeSync(descriptor);
        throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      },
    });
    expect(torn.append('attempt', {})).toMatchObject({ error: { staffDetail: 'EIO' } });
    expect(codesIn(check(folder))).toEqual(['torn-end']);
    expect(torn.appendDeletion({ lastN: 1 })).toMatchObject({ error: { staffDetail: 'EBADF' } });
    expect([written, torn.begins]).toEqual([20, 1]);
    fill(open(), 1);
    expect(check(folder)).toMatchObject({ ok: true, records: 3 });
  });
});

it('no record follows the one with the largest number that a receipt has room for', () => {
  fill(open(), 1);
  const { body } = parseLine(readFileSync(onlyFile(), 'latin1').trimEnd().split('\n').at(-1)!)!;
  const facts = { ...{ at: body.at, upMs: 0, kind: body.kind, data: {} }, prev: body.prev };
  const { bytes } = sealLine({ ...facts, n: 2 ** 32 - 1, clock: { state: 'unknown', offsetMs: null } }, key);
  writeFileSync(onlyFile(), bytes);
  expect(open().append('attempt', {})).toMatchObject({ error: { staffDetail: 'no number is left' } });
});

describe('files that somebody has changed', () => {
  it('before the start: they stay as they are, and a new file says what was found', () => {
    fill(open(), 4);
    rewrite(onlyFile(), (lines) => lines.map((line, at) => (at === 2 ? line.replace('live', 'love') : line)));
    const found = readFileSync(onlyFile());
    fill(open(), 1);
    expect(readFileSync(onlyFile())).toEqual(found);
    const report = check(folder);
    expect(report.findings.map(({ code, line }) => [code, line])).toEqual([['hash-wrong', 3]]);
    expect(report.notes.join()).toContain('records-000001.jsonl, line 3');
  });

  it('by a line that nobody has signed, whatever number it claims: the chain goes on from the last one that is signed', () => {
    fill(open(), 3);
    const { body, hash, signature } = parseLine(
      readFileSync(onlyFile(), 'latin1').trimEnd().split('\n').at(-1)!,
    )!;
    const forged = JSON.stringify({ ...body, n: Number.MAX_SAFE_INTEGER, prev: hash });
    const itsHash = hashOf(Buffer.from(forged).toString('latin1'));
    appendFileSync(onlyFile(), `{"record":${forged},"hash":"${itsHash}","signature":"${signature}"}\n`);
    const journal = open();
    expect(journal.head).toEqual({ n: body.n, hash });
    expect(journal.append('attempt', {})).toMatchObject({ ok: true, value: { n: body.n + 2 } });
    const report = check(folder, { publicKey: key.publicKey });
    expect(codesIn(report)).toContain('signature-wrong');
    expect(report.notes.join()).toContain('records-000001.jsonl');
    expect(report.last).toBe(body.n + 2);
  });

  it.each([
    ['taken away', () => rmSync(onlyFile())],
    ['cut off', () => truncateSync(onlyFile(), sizeOf(onlyFile()) - 500)],
    ['written to', () => appendFileSync(onlyFile(), 'x\n')],
  ])('while the kiosk runs, %s: the next record goes into a new file, and the gap shows', (_what, change) => {
    const journal = open();
    fill(journal, 3);
    const { head } = journal;
    change();
    fill(journal, 1);
    const report = check(folder, { heads: [{ ...head, station: null, at: null, signature: null }] });
    expect(report.ok).toBe(false);
    expect(report.notes.join()).toContain(`after record ${head.n}`);
    expect(report.last).toBe(head.n + 2);
  });

  it('a copy in the place of the file that is written to takes no record: the chain goes on beside it', () => {
    const journal = open();
    fill(journal, 3);
    const copy = join(folder, 'copy');
    copyFileSync(onlyFile(), copy);
    renameSync(copy, onlyFile());
    const { n } = journal.head;
    expect(journal.append('attempt', { attemptId: 'after' })).toMatchObject({
      ok: true,
      value: { n: n + 2 },
    });
    expect(recordFilesIn(folder)).toHaveLength(2);
    expect(check(folder)).toMatchObject({ ok: true, last: n + 2 });
    expect(check(folder).notes.join()).toContain('was changed while the kiosk ran');
  });

  it('a copy that comes while a record is written: that one is told to nobody', () => {
    let swap = false;
    const journal = open({
      sync: (descriptor: number) => {
        fsyncSync(descriptor);
        if (!swap) return;
        swap = false;
        copyFileSync(onlyFile(), join(folder, 'copy'));
        renameSync(join(folder, 'copy'), onlyFile());
      },
    });
    fill(journal, 2);
    swap = true;
    expect(journal.append('attempt', { attemptId: 'lost' }).ok).toBe(false);
    expect(journal.append('attempt', { attemptId: 'kept' }).ok).toBe(true);
    expect(readFileSync(recordFilesIn(folder).at(-1)!, 'utf8')).toContain('kept');
  });
});
