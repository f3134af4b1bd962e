import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordFilesIn, rewrite } from '../../test/fakes/records.ts';
import { fakeSafeStorage } from '../../test/fakes/safe-storage.ts';
import { Records } from '../audit/records.ts';
import { hashOf, parseLine } from '../audit/verifier/record-format.mjs';
import { runVerifyRecords } from '../audit/verifier/verify-records.mjs';
import type { Log } from '../log.ts';
import { openSecretBox } from '../settings/secret-box.ts';
import { exportRecords, readRecords, type RecordsPagePorts } from './records-page.ts';

let directory: string;
let stick: string;
let records: Records;
let today: Date;
let noted: unknown[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-records-page-'));
  stick = mkdtempSync(join(tmpdir(), 'kiosk-stick-'));
  today = november(21);
  noted = [];
  const quiet = () => undefined;
  records = new Records({
    directory,
    openBox: () => openSecretBox(fakeSafeStorage({ backend: 'gnome_libsecret' }), 'linux'),
    isTrial: () => false,
    appVersion: '0.0.0',
    clock: () => ({ state: 'agrees', offsetMs: 0 }),
    retention: () => ({ days: 30, maxBytes: 1_000_000 }),
    log: { info: quiet, warn: quiet, error: quiet } as unknown as Log,
    onChange: quiet,
    now: () => today,
  });
});
afterEach(() => {
  records.close();
  rmSync(directory, { recursive: true });
  rmSync(stick, { recursive: true });
});

const november = (day: number) => new Date(2026, 10, day, 12);
const on = (day: number) => `2026-11-${day}`;

/** Two checks on each of these days. */
function work(...days: readonly number[]): void {
  for (const day of days) {
    today = november(day);
    for (const at of [1, 2]) records.write('attempt', { attemptId: `${day}-${at}`, outcome: 'live' });
  }
}

const ports = (more: Partial<RecordsPagePorts> = {}): RecordsPagePorts => ({
  records,
  note: (kind, data) => void noted.push([kind, data]),
  drives: {
    write: async (_, fileName, bytes) => {
      writeFileSync(join(stick, fileName), bytes, { flag: 'wx' });
      return { ok: true, value: null };
    },
  },
  now: () => today,
  ...more,
});

/** Writes these days to the stick; answers with the paths of records, table and head. */
async function exported(from: number, to: number): Promise<readonly [string, string, string]> {
  const written = await exportRecords({ drive: 'd', from: on(from), to: on(to) }, ports());
  if (!written.ok) throw new Error(written.error.code);
  const [lines = '', table = '', head = ''] = written.value.fileNames.map((name) => join(stick, name));
  return [lines, table, head];
}

function verify(path: string, head: string) {
  const said: string[] = [];
  const keep = (text: string) => void said.push(text);
  const code = runVerifyRecords([path, '--part', '--head', head, '--public-key', head], keep, keep);
  return { code, said: said.join('\n') };
}

describe('an export', () => {
  it('of past days verifies with the head beside it, and two lines cut off at its end are missed', async () => {
    work(21, 22, 23, 24);
    const [path, table, head] = await exported(22, 23);
    expect(verify(path, head)).toMatchObject({ code: 0 });
    expect(readFileSync(table, 'utf8').trimEnd().split('\r\n')).toHaveLength(5);
    expect(readFileSync(head, 'utf8').split('\n')).toEqual([
      expect.stringMatching(/^LKH1 /),
      records.key!.publicKey,
      '',
    ]);
    expect(noted).toMatchObject([['export', { records: 4 }]]);
    rewrite(path, (lines) => lines.slice(0, -2));
    expect(verify(path, head)).toMatchObject({ code: 1, said: expect.stringContaining('head-missing') });
  });

  it('up to the newest record has that one for its head', async () => {
    work(21, 22);
    const [, , head] = await exported(22, 22);
    const newest = records.head()!.split(' ').slice(0, 4);
    expect(readFileSync(head, 'utf8').split(' ').slice(0, 4)).toEqual(newest);
  });

  it('without any records names the key alone', async () => {
    work(21);
    const [path, table, head] = await exported(25, 26);
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(readFileSync(table, 'utf8')).toMatch(/^\uFEFFn;at;[^\n]+\r\n$/);
    expect(readFileSync(head, 'utf8')).toBe(`${records.key!.publicKey}\n`);
  });

  it('stands for no record that somebody has laid in', async () => {
    work(21);
    const forge = (line: string) => {
      const changed = line.replace('"live"', '"not-live"');
      const record = parseLine(changed)!;
      return changed.replace(record.hash, hashOf(record.bytes));
    };
    rewrite(recordFilesIn(records.folder)[0]!, (lines) => [...lines.slice(0, -1), forge(lines.at(-1)!)]);
    const [path, , head] = await exported(21, 21);
    expect(readFileSync(path, 'utf8')).toContain('"not-live"');
    expect(readFileSync(head, 'utf8')).toBe(`${records.key!.publicKey}\n`);
  });

  it('keeps every byte of them', async () => {
    today = november(21);
    records.write('attempt', { words: 'Әлем 🌍' });
    const [path] = await exported(21, 21);
    expect(readFileSync(path)).toEqual(readFileSync(recordFilesIn(records.folder)[0]!));
  });

  it('that is too large is refused before it is read, with what to do', async () => {
    work(21, 22);
    const wanted = { drive: 'd', from: on(21), to: on(22) };
    expect(await exportRecords(wanted, ports({ mostExportBytes: 1_000 }))).toEqual({
      ok: false,
      error: { code: 'export-too-large', detail: 'more than 0.001 MB' },
    });
    expect(noted).toEqual([]);
  });

  it('that fails is refused with the system’s word', async () => {
    work(21);
    const fail = async () => {
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    };
    const wanted = { drive: 'd', from: on(21), to: on(21) };
    expect(await exportRecords(wanted, ports({ drives: { write: fail } }))).toEqual({
      ok: false,
      error: { code: 'record-not-written', detail: 'EIO' },
    });
    records.close();
    rmSync(directory, { recursive: true });
    writeFileSync(directory, 'no folder');
    expect(await exportRecords(wanted, ports())).toMatchObject({ ok: false });
  });
});

describe('the records of a day', () => {
  it('are that day’s alone, also where the clock went wrong in between', () => {
    work(21, 22, 21);
    const shown = readRecords(on(21), { ...ports(), headCopy: () => ({ state: 'waiting', at: null }) });
    if (!shown.ok) throw new Error(JSON.stringify(shown.error));
    const { attempts, events, firstDay } = shown.value;
    expect(attempts.map(({ attemptId }) => attemptId)).toEqual(['21-2', '21-1', '21-2', '21-1']);
    expect(events.map(({ kind }) => kind)).toEqual(['file']);
    expect(firstDay).toBe(on(21));
  });
});
