import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fill, openJournal, stationKey } from '../../test/fakes/records.ts';
import { fileNameOf, listRecordFiles } from './record-files.ts';
import { readRecordFiles } from './verifier/verify-records.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-record-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = () => listRecordFiles(folder).map(({ name }) => name);
const layIn = (name: string) => writeFileSync(join(folder, name), '');

describe('files of records', () => {
  it('are listed by number, as the verifier lists them, each number under one name', () => {
    for (const name of ['000010', '000009', '999999', '1000000', '0000011', '1234567890', 'x'])
      layIn(`records-${name}.jsonl`);
    const listed = ['000009', '000010', '999999', '1000000'].map((number) => `records-${number}.jsonl`);
    expect(names()).toEqual(listed);
    expect(readRecordFiles(folder).map(({ name }) => name)).toEqual(listed);
    expect([1, 999_999, 1_000_000].map(fileNameOf)).toEqual([
      'records-000001.jsonl',
      'records-999999.jsonl',
      'records-1000000.jsonl',
    ]);
  });

  it('continue past a million, where a file was planted', () => {
    const key = stationKey();
    fill(openJournal(folder, key), 2);
    layIn('records-999999.jsonl');
    fill(openJournal(folder, key), 2);
    expect(names().at(-1)).toBe('records-1000000.jsonl');
    const again = openJournal(folder, key);
    expect(again.head.n, 'none of them was forgotten').toBe(6);
  });

  it('that would not be listed are not begun', () => {
    layIn('records-999999999.jsonl');
    const journal = openJournal(folder, stationKey());
    expect(journal.append('start', {})).toMatchObject({ ok: false });
    expect(names()).toEqual(['records-999999999.jsonl']);
  });
});
