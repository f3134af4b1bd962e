import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { basename, join } from 'node:path';
import { canMount } from '../../test/e2e/small-disk.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordFilesIn, rewrite } from '../../test/fakes/records.ts';
import { fakeSafeStorage } from '../../test/fakes/safe-storage.ts';
import type { ExportState } from '../../preload/record-contract.ts';
import { Records } from '../records/records.ts';
import { retire, type Retire } from '../records/retention.ts';
import { hashOf, parseLine } from '../records/verifier/record-format.mjs';
import { runVerifyRecords } from '../records/verifier/verify-records.mjs';
import type { Log } from '../platform/log.ts';
import { openKeyStore } from '../settings/store/key-wrapper.ts';
import { exportDays, exportPrefix } from '../records/export/export-days.ts';
import { RecordsExport, type RecordsExportPorts } from './records-export.ts';

let directory: string;
let stick: string;
let records: Records;
let today: Date;
let noted: unknown[];
let states: ExportState[];
let retiring: Retire;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-records-page-'));
  stick = mkdtempSync(join(tmpdir(), 'kiosk-stick-'));
  today = november(21);
  noted = [];
  states = [];
  retiring = retire;
  const quiet = () => undefined;
  records = new Records({
    directory,
    openKeyWrapper: () => openKeyStore(fakeSafeStorage({ backend: 'gnome_libsecret' }), 'linux'),
    isTrial: () => false,
    appVersion: '0.0.0',
    clock: () => ({ state: 'agrees', offsetMs: 0 }),
    retention: () => ({ days: 30, maxBytes: 1_000_000 }),
    retire: (...given) => retiring(...given),
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

const openExport = (more: Partial<RecordsExportPorts> = {}) =>
  new RecordsExport({
    records,
    note: (kind, data) => void noted.push([kind, data]),
    drives: { folderOf: async () => ({ ok: true, value: stick }) },
    exportDays,
    onState: (state) => states.push(state),
    now: () => today,
    ...more,
  });
const days = (from: number, to: number) => ({ drive: 'd', from: on(from), to: on(to) });

/** Writes these days to the stick; answers with the paths of records, table and head. */
async function exported(from: number, to: number): Promise<readonly [string, string, string]> {
  const written = await openExport().write(days(from, to));
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

  it('that is too large is refused before it is written, with what to do', async () => {
    work(21, 22);
    expect(await openExport({ mostBytes: 1_000 }).write(days(21, 22))).toEqual({
      ok: false,
      error: { code: 'export-too-large', fault: { code: 'export-limit', megabytes: 0.001 } },
    });
    expect(noted).toEqual([]);
  });

  it('of records that can’t be read is refused with the system’s word', async () => {
    work(21);
    records.close();
    rmSync(directory, { recursive: true });
    writeFileSync(directory, 'no folder');
    expect(await openExport().write(days(21, 21))).toEqual({
      ok: false,
      error: { code: 'record-not-written', detail: 'ENOTDIR' },
    });
  });

  it('begins when no record is being deleted any more', async () => {
    work(21);
    let release: (outcome: 'nothing') => void = () => undefined;
    retiring = () => new Promise((resolve) => (release = resolve));
    const begun = vi.fn(exportDays);
    void records.prune();
    const writing = openExport({ exportDays: begun }).write(days(21, 21));
    await setImmediate();
    expect(begun).not.toHaveBeenCalled();
    release('nothing');
    expect(await writing).toMatchObject({ ok: true });
  });

  it('tells how far it is, and how it ended', async () => {
    work(21, 22);
    const [path, table, head] = await exported(21, 22);
    const [records, ...others] = [path, table, head].map((file) => statSync(file).size) as [number, number];
    const totalBytes = others.reduce((sum, bytes) => sum + bytes, records);
    const checked = [records, totalBytes - statSync(head).size, totalBytes];
    expect(states).toEqual([
      { kind: 'running', step: 'writing', doneBytes: 0, totalBytes: 0 },
      { kind: 'running', step: 'writing', doneBytes: 0, totalBytes: records },
      ...checked.map((doneBytes) => ({ kind: 'running', step: 'checking', doneBytes, totalBytes })),
      { kind: 'written', fileNames: [path, table, head].map((file) => basename(file)) },
    ]);
  });
});

const why = canMount ? '' : ' (skipped: this system lets nobody mount a small disk)';

describe('an export that does not come to its end', () => {
  /** Acts when the export reports this step. */
  const during = (step: 'writing' | 'checking', act: (one: RecordsExport) => void): RecordsExport => {
    const one: RecordsExport = openExport({
      onState(state) {
        states.push(state);
        if (state.kind === 'running' && state.step === step && state.totalBytes > 0) act(one);
      },
    });
    return one;
  };
  beforeEach(() => work(21, 22));

  it.each(['writing', 'checking'] as const)(
    'since staff stopped it while %s: nothing is left on the stick, nothing in the records',
    async (step) => {
      const one = during(step, () => one.stop());
      const refused = { ok: false, error: { code: 'export-stopped' } };
      expect(await one.write(days(21, 22))).toEqual(refused);
      expect(one.tell(), 'to whoever comes back').toEqual({ kind: 'failed', error: refused.error });
      expect(one.tell(), 'and not for ever').toBeNull();
      expect(readdirSync(stick)).toEqual([]);
      expect(noted).toEqual([]);
      expect(await openExport().write(days(21, 22)), 'and the next one is whole').toMatchObject({ ok: true });
    },
  );

  it('since the stick was pulled out says so', async () => {
    const one = during('writing', () => rmSync(stick, { recursive: true, force: true }));
    expect(await one.write(days(21, 22))).toEqual({
      ok: false,
      error: { code: 'drive-refused', detail: 'ENOENT' },
    });
    expect(noted).toEqual([]);
    mkdirSync(stick);
  });

  it('since the stick keeps something else than was written says so', async () => {
    const one = during('checking', () => {
      for (const name of readdirSync(stick)) writeFileSync(join(stick, name), 'worn');
    });
    expect(await one.write(days(21, 22))).toMatchObject({ error: { detail: 'short write' } });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('since the program was killed leaves no file under a whole one’s name, and the next export clears it away', async () => {
    const seen: string[][] = [];
    await during('checking', () => seen.push(readdirSync(stick))).write(days(21, 22));
    expect(seen.flat().every((name) => name.endsWith('.part'))).toBe(true);
    const left = join(stick, seen.flat()[0]!);
    for (const path of [left, join(stick, 'mine.part')]) writeFileSync(path, 'half');
    today = new Date(today.getTime() + 1_000);
    await openExport().write(days(21, 22));
    expect(readdirSync(stick).filter((name) => name.endsWith('.part'))).toEqual(['mine.part']);
  });

  it('never writes over a file that is there, and takes none away', async () => {
    const [path] = await exported(21, 22);
    const before = readFileSync(path);
    expect(await openExport().write(days(21, 22))).toEqual({
      ok: false,
      error: { code: 'drive-refused', detail: 'EEXIST' },
    });
    expect(readdirSync(stick)).toHaveLength(3);
    expect(readFileSync(path)).toEqual(before);
  });

  it('lets no second one begin beside it', async () => {
    const second: unknown[] = [];
    const one = during('writing', () => second.push(one.write(days(21, 21))));
    expect(await one.write(days(21, 22))).toMatchObject({ ok: true });
    expect(await Promise.all(second)).toEqual([{ ok: false, error: { code: 'export-running' } }]);
    expect(readdirSync(stick)).toHaveLength(3);
  });

  it.skipIf(!canMount)(`since the stick is full, or gets full, says so${why}`, async ({ onTestFinished }) => {
    const holder = spawn('unshare', ['-Urm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt; echo; cat']);
    onTestFinished(() => void holder.kill());
    await once(holder.stdout, 'data');
    const small = `/proc/${holder.pid}/root/mnt`;
    const fill = (bytes: number) => writeFileSync(join(small, 'photos'), Buffer.alloc(bytes));
    records.write('attempt', { outcome: 'live', words: 'x'.repeat(40_000) });
    const fillUp = (onState: RecordsExportPorts['onState']) =>
      openExport({ drives: { folderOf: async () => ({ ok: true, value: small }) }, onState });
    fill(1_030_000);
    expect(await fillUp(() => undefined).write(days(21, 22))).toEqual({
      ok: false,
      error: { code: 'drive-full' },
    });
    // Leftovers of a killed export are removed before the free space is checked.
    fill(0);
    const left = join(small, `${exportPrefix}left.part`);
    writeFileSync(left, Buffer.alloc(1_000_000));
    expect(await fillUp(() => undefined).write(days(21, 21))).toMatchObject({ ok: true });
    for (const name of readdirSync(small)) if (name !== 'photos') rmSync(join(small, name));
    const filling = fillUp((state) => {
      if (state.kind === 'running' && state.totalBytes > 0) fill(1_030_000);
    });
    expect(await filling.write(days(21, 22))).toEqual({
      ok: false,
      error: { code: 'drive-full', detail: 'ENOSPC' },
    });
    expect(readdirSync(small)).toEqual(['photos']);
  });

  it('of a stick that is gone already', async () => {
    const drives = { folderOf: async () => ({ ok: false, error: { code: 'no-drive' } }) as const };
    expect(await openExport({ drives }).write(days(21, 22))).toMatchObject({ error: { code: 'no-drive' } });
  });
});
