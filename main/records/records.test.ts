import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, recordFilesIn } from '../../test/fakes/records.ts';
import { fakeSafeStorage } from '../../test/fakes/safe-storage.ts';
import type { Log } from '../platform/log.ts';
import { openKeyStore } from '../settings/store/key-wrapper.ts';
import { Records, type RecordsPorts } from './records.ts';
import { retire } from './retention.ts';
import { parseHead, parseLine } from './verifier/record-format.mjs';

let directory: string;
let changes: number;
let logged: unknown[];
let isTrial: boolean;
let backend: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-records-'));
  changes = 0;
  logged = [];
  isTrial = false;
  backend = 'gnome_libsecret';
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const keep = (...facts: unknown[]) => void logged.push(...facts);
const log = { info: keep, warn: keep, error: keep } as unknown as Log;
const open = (more: Partial<RecordsPorts> = {}) =>
  new Records({
    directory,
    openKeyWrapper: () => openKeyStore(fakeSafeStorage({ backend }), 'linux'),
    isTrial: () => isTrial,
    appVersion: '0.0.0',
    clock: () => ({ state: 'unknown', offsetMs: null }),
    retention: () => ({ days: 30, maxBytes: 1_000_000 }),
    retire,
    log,
    onChange: () => (changes += 1),
    ...more,
  });
const folder = () => join(directory, 'records');
const kindsIn = (where = folder()) =>
  recordFilesIn(where).flatMap((file) =>
    readFileSync(file, 'latin1')
      .split('\n')
      .slice(0, -1)
      .map((line) => parseLine(line)!.body.kind),
  );

describe('records', () => {
  it('are signed with the station’s key and survive the process', () => {
    const first = open();
    expect(first.ready()).toEqual({ ok: true, value: null });
    expect(first.write('attempt', { outcome: 'live' })).toMatchObject({ ok: true, value: { n: 2 } });
    const publicKey = first.key!.publicKey;
    first.close();
    const second = open();
    second.note('stop', {});
    expect(check(folder(), { publicKey })).toMatchObject({ ok: true, records: 3 });
    expect(second.key!.publicKey).toBe(publicKey);
  });

  it('wait in memory for a key store that is still locked, with the time at which it happened', () => {
    backend = 'unknown';
    const records = open({ onOpened: () => undefined });
    records.note('start', {});
    expect(records.failure).toMatchObject({ code: 'secret-store-unavailable' });
    expect(records.write('attempt', {}).ok).toBe(false);
    expect(existsSync(folder())).toBe(false);
    backend = 'gnome_libsecret';
    expect(records.ready().ok).toBe(true);
    expect(records.failure).toBeNull();
    expect(changes).toBe(2);
    expect(kindsIn()).toEqual(['file', 'start']);
    expect(readFileSync(recordFilesIn(folder())[0]!, 'utf8')).toContain('"happenedAt":"2');
  });

  it('of a trial are kept apart, and those of the station begin at set-up', () => {
    isTrial = true;
    backend = 'unknown';
    const opened: (string | null)[] = [];
    const records = open({ onOpened: (lastKind) => opened.push(lastKind) });
    records.note('start', {});
    expect(records.key!.kept).toBe('run');
    isTrial = false;
    backend = 'gnome_libsecret';
    records.note('staff', {});
    expect(records.key!.kept).toBe('station');
    expect(kindsIn(join(directory, 'records-trial'))).toEqual(['file', 'start']);
    expect(kindsIn()).toEqual(['file', 'staff']);
    expect(opened).toEqual([null, null]);
  });

  it('state what the previous run ended with', () => {
    const first = open();
    first.note('stop', {});
    first.close();
    const seen: (string | null)[] = [];
    open({ onOpened: (lastKind) => seen.push(lastKind) }).ready();
    expect(seen).toEqual(['stop']);
  });

  it('can’t be written where a file is in the folder’s place: no attempt may begin', () => {
    writeFileSync(folder(), '');
    const records = open();
    expect(records.ready()).toMatchObject({ ok: false, error: { code: 'record-not-written' } });
    expect(records.failure).toMatchObject({ code: 'record-not-written' });
    rmSync(folder());
    expect(records.ready().ok).toBe(true);
  });

  it('whose folder is removed while the kiosk runs continue in a new one, which states it', () => {
    const records = open();
    records.ready();
    records.note('start', {});
    rmSync(folder(), { recursive: true });
    expect(records.ready().ok).toBe(true);
    expect(records.write('attempt', {}).ok).toBe(true);
    expect(readFileSync(recordFilesIn(folder())[0]!, 'utf8')).toContain('was changed while the kiosk ran');
  });

  it('need their reserve: without room for it no attempt may begin', () => {
    const records = open();
    records.note('start', {});
    // Has the effect of a full disk for a write to a file of this name.
    mkdirSync(join(folder(), 'reserve'));
    expect(records.ready()).toMatchObject({
      error: { code: 'record-not-written', staffDetail: 'no room kept for records: EISDIR' },
    });
    expect(records.write('attempt', {}).ok, 'the one under way is still written').toBe(true);
    rmSync(join(folder(), 'reserve'), { recursive: true });
    expect(records.ready().ok).toBe(true);
    expect(readFileSync(join(folder(), 'reserve')).length).toBe(256 * 1024);
  });
});

it('nothing is recorded after the end: `stop` is the last record', () => {
  const records = open();
  records.note('start', {});
  records.note('stop', {});
  records.end();
  records.note('trouble', {});
  expect(records.ready().ok).toBe(false);
  expect(records.failure, 'which is no trouble').toBeNull();
  expect(kindsIn()).toEqual(['file', 'start', 'stop']);
});

describe('expired records that are damaged', () => {
  it('are reported once, also while the clock is unknown, until the file is gone', async () => {
    let clock: 'agrees' | 'unknown' = 'agrees';
    const told: unknown[] = [];
    const records = open({
      ...{ maxFileBytes: 2_000, retention: () => ({ days: 0, maxBytes: 1e9 }) },
      clock: () => ({ state: clock, offsetMs: 0 }),
      now: () => new Date(Date.now() + 1_000),
      onRefusal: (refusal) => told.push(refusal),
    });
    for (let count = 0; count < 12; count += 1) records.note('staff', { filling: 'x'.repeat(300) });
    const [oldest] = recordFilesIn(folder());
    writeFileSync(oldest!, readFileSync(oldest!, 'utf8').replace('xxx', 'yyy'));
    const refusal = { file: 'records-000001.jsonl', code: 'hash-wrong' };
    for (const state of ['agrees', 'agrees', 'unknown', 'agrees'] as const) {
      clock = state;
      await records.prune();
      expect(records.refusal).toEqual(refusal);
    }
    expect(told).toEqual([refusal]);
    rmSync(oldest!);
    clock = 'unknown';
    await records.prune();
    expect(records.refusal).toBeNull();
  });
});

describe('a disk that refuses writes although it has room', () => {
  let records: Records;
  let now: Date;
  /** The name of the next file is in use, and the current file is removed. */
  const blocked = () => join(folder(), 'records-000002.jsonl');
  beforeEach(() => {
    now = new Date('2026-11-23T10:00:00Z');
    records = open({ now: () => now });
    expect(records.ready().ok).toBe(true);
    records.note('start', {});
    rmSync(recordFilesIn(folder())[0]!);
    mkdirSync(blocked());
  });
  const mend = () => rmSync(blocked(), { recursive: true });
  const bodies = () =>
    readFileSync(recordFilesIn(folder())[0]!, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => parseLine(Buffer.from(line).toString('latin1'))!.body);

  it('is a fault until a write succeeds: no attempt begins meanwhile', () => {
    expect(records.write('attempt', {}).ok).toBe(false);
    const told = changes;
    expect(records.ready()).toMatchObject({ ok: false, error: { code: 'record-not-written' } });
    expect(records.ready().ok).toBe(false);
    expect(records.failure).not.toBeNull();
    expect(changes, 'said once, not again and again').toBe(told);
    mend();
    expect(records.ready().ok).toBe(true);
    expect(records.failure).toBeNull();
    expect(bodies().map(({ kind }) => kind)).toEqual(['file', 'trouble']);
    expect(bodies()[1]!.data).toMatchObject({ what: 'records', happenedAt: '2026-11-23T10:00:00.000Z' });
  });

  it('queued events keep their order and time', () => {
    records.note('staff', { event: 'wrong-pin', failures: 1 });
    now = new Date('2026-11-23T11:00:00Z');
    expect(records.ready().ok).toBe(false);
    records.note('staff', { event: 'came-in', role: 'clerk' });
    now = new Date('2026-11-23T13:00:00Z');
    mend();
    records.note('camera', { event: 'works-again' });
    expect(
      bodies().map(({ kind, data }) => [kind, data['event'], data['happenedAt']?.slice(11, 13)]),
    ).toEqual([
      ['file', undefined, undefined],
      ['trouble', undefined, '10'],
      ['staff', 'wrong-pin', '10'],
      ['staff', 'came-in', '11'],
      ['camera', 'works-again', undefined],
    ]);
  });

  it('reports how many events did not fit in memory', () => {
    for (let failures = 1; failures <= 249; failures += 1) records.note('staff', { failures });
    mend();
    expect(records.ready().ok).toBe(true);
    expect(bodies()).toHaveLength(1 + 200 + 1);
    expect(bodies().at(-1)!.data).toEqual({ what: 'records', reason: '50 events were not kept' });
  });
});

describe('the head', () => {
  it('exists once there are records, and verifies them', () => {
    const records = open();
    expect(records.head()).toBeNull();
    records.note('start', {});
    const head = parseHead(records.head()!)!;
    expect(head).toMatchObject({ n: 2, station: records.key!.station });
    expect(check(folder(), { heads: [head], publicKey: records.key!.publicKey }).ok).toBe(true);
  });
});
