import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  check,
  codesIn,
  fill,
  openJournal,
  receiptFacts,
  recordFilesIn,
  stationKey,
} from '../../test/fakes/records.ts';
import { writeHead, writeReceipt } from './signing.ts';
import { readFileEnd } from './chain-end.ts';
import { listRecordFiles } from './record-files.ts';
import { verifyRecords } from './verifier/check-records.mjs';
import { hashOf, noRecord, parseHeads, parseLine } from './verifier/record-format.mjs';
import { runVerifyReceipt } from './verifier/verify-receipt.mjs';
import { describeReport, readRecordFiles, runVerifyRecords } from './verifier/verify-records.mjs';

const key = stationKey();
let folder: string;
let file: string;
let heads: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-verify-'));
  const journal = openJournal(folder, key);
  heads = [4, 3, 2].map((count) => {
    fill(journal, count);
    return writeHead(journal.head, key, new Date());
  });
  journal.close();
  file = recordFilesIn(folder)[0]!;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command with these words, as at a terminal. */
function run(...words: string[]) {
  const said: string[] = [];
  const keep = (text: string) => void said.push(text);
  const code = runVerifyRecords([folder, ...words], keep, keep);
  return { code, said: said.join('\n') };
}

const fileWith = (text: string): string => {
  const path = join(folder, `given-${Math.random()}.txt`);
  writeFileSync(path, text);
  return path;
};
const cutTo = (count: number) =>
  writeFileSync(file, `${readFileSync(file, 'latin1').split('\n').slice(0, count).join('\n')}\n`, 'latin1');

/** A line in which everything is right but the signature: an attacker who has read the code can make one. */
function lineOf(body: unknown): string {
  const text = JSON.stringify(body);
  const bytes = Buffer.from(text).toString('latin1');
  return `{"record":${bytes},"hash":"${hashOf(bytes)}","signature":"${'A'.repeat(86)}=="}`;
}
const bodyWith = (more: object) => ({
  ...{ v: 1, n: 11, at: '2026-11-23T10:40:12.000Z', station: key.station, kind: 'attempt' },
  ...{ prev: noRecord, data: {}, ...more },
});
const add = (line: string) => writeFileSync(file, `${line}\n`, { flag: 'a', encoding: 'latin1' });

/** Characters that a terminal would execute, or show in another order. */
const commands = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('text in records', () => {
  const evil = '\r\u001b[2KOK: no findings\u009b1A\u202e\u2028';

  const misshapen = Object.entries({
    at: [evil, '2026-11-23', '2026-13-23T10:40:12.000Z', 5],
    station: [evil, 'ab'],
    kind: [evil, '', 'a'.repeat(41)],
    prev: [evil, 'ab'],
    n: [0, '11'],
  });
  it.each(misshapen)('that is not of its shape makes no record (%s)', (name, values) => {
    expect(parseLine(lineOf(bodyWith({})))).not.toBeNull();
    for (const value of values) {
      expect(parseLine(lineOf(bodyWith({ [name]: value }))), JSON.stringify(value)).toBeNull();
      add(lineOf(bodyWith({ [name]: value })));
    }
    expect(check(folder).findings.map(({ code }) => code)).toEqual(values.map(() => 'not-a-record'));
  });

  it('does nothing to the terminal, signed or not', () => {
    const journal = openJournal(folder, key);
    journal.append('file', { publicKey: evil, key: evil, damage: evil });
    journal.append('sending', { attemptId: evil });
    journal.close();
    add(lineOf(bodyWith({ kind: 'file', data: { damage: evil, publicKey: evil } })));
    const files = readRecordFiles(folder).map((one) => ({ ...one, name: `${evil}.jsonl` }));
    const said = [run(), run('--json'), run(join(folder, evil))].map((one) => one.said);
    for (const text of [...said, describeReport(verifyRecords(files))]) {
      expect(text).not.toMatch(commands);
      expect(text.split('\n').filter((line) => line.startsWith('OK'))).toEqual([]);
    }
    expect(run().said).toContain('\\u001b[2K');
  });

  it('may be anything in any field: no exception here, and none at the kiosk’s own start', () => {
    const kinds = fc.constantFrom('file', 'retention', 'sending', 'attempt', 'start', 'toString');
    const tricky = fc.constantFrom<unknown>(
      ...[{ toString: 1, valueOf: 1 }, [], [[1]], null, 0, -1.5, true, '', evil, { a: { b: [] } }],
    );
    const value = fc.oneof(tricky, fc.jsonValue({ maxDepth: 3 }));
    const names = fc.constantFrom(
      ...['publicKey', 'key', 'damage', 'attemptId', 'outcome', 'lastN', 'lastHash', 'firstN'],
      ...['firstAt', 'lastAt', 'rule', 'files', 'records', '__proto__', 'toString'],
    );
    const data = fc.oneof(value, fc.dictionary(names, value));
    const body = fc
      .record({ kind: kinds, data, odd: fc.option(names), with: value })
      .chain(({ kind, data: inside, odd, with: other }) =>
        fc.constantFrom(
          bodyWith({ kind, data: inside }),
          bodyWith({ kind, data: inside, ...(odd && { [odd]: other }) }),
          bodyWith({ kind, data: inside, n: other }),
          bodyWith({ kind, data: inside, station: other, prev: other, at: other }),
          bodyWith({ kind: other, data: inside }),
          other,
        ),
      );
    const whole = readFileSync(file);
    const lines = fc.array(body, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.boolean(), (bodies, isFirst) => {
        const added = bodies.map((one) => `${lineOf(one)}\n`).join('');
        writeFileSync(file, isFirst ? added : whole);
        if (!isFirst) writeFileSync(file, added, { flag: 'a', encoding: 'latin1' });
        const report = check(folder);
        expect(report.ok).toBe(false);
        expect(describeReport(report)).not.toMatch(commands);
        expect(run('--json').code).toBe(1);
        expect(() => readFileEnd(listRecordFiles(folder)[0]!, key)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it('in place of a file’s key: said, and the kiosk goes on in a new file', () => {
    add(lineOf(bodyWith({ kind: 'file', data: { publicKey: { toString: 1, valueOf: 1 } } })));
    expect(run()).toMatchObject({ code: 1 });
    expect(codesIn(check(folder, { publicKey: key.publicKey }))).toContain('key-changed');
    const journal = openJournal(folder, key);
    expect(journal.append('start', {}).ok).toBe(true);
    expect(recordFilesIn(folder)).toHaveLength(2);
  });
});

describe('heads', () => {
  it('are all looked for: in one file, and named one by one', () => {
    const all = fileWith(`${heads.join('\n')}\n${key.publicKey}\n`);
    expect(run('--head', all).code).toBe(0);
    expect(run('--head', heads[0]!, '--head', heads[2]!).code).toBe(0);
    cutTo(6);
    expect(run('--head', heads[0]!).code, 'the oldest is still reached').toBe(0);
    expect(run('--head', all).said.match(/head-missing/g)).toHaveLength(2);
    expect(run('--head', heads[0]!, '--head', heads[1]!).said).toContain('head-missing');
    expect(run('--head', heads[1]!, '--head', heads[0]!).said).toContain('head-missing');
  });

  it('may be short, also several of them', () => {
    const { lastHash, last } = check(folder);
    expect(run('--head', `${last}:${lastHash}`).code).toBe(0);
    expect(run('--head', fileWith(`${last}:${lastHash}\r\n3:${'0'.repeat(64)}\r\n`)).said).toContain(
      'head-differs',
    );
  });

  it.each([...['', 'no head', 'LKH1', 'LKH2 and so on', '10:abc'], 'LKH1 0123456789abcdef 4 yesterday'])(
    'that can’t be read are said, and nothing is checked: %s',
    (text) => {
      expect(run('--head', text)).toMatchObject({
        code: 2,
        said: expect.stringContaining('head') as unknown,
      });
      expect(run('--head', fileWith(text)).code).toBe(2);
    },
  );

  it('among which one can’t be read are not taken for fewer', () => {
    for (const bad of [
      heads[1]!.slice(0, -1),
      heads[1]!.replace('LKH1', 'LKHl'),
      `> ${heads[1]!}`,
      heads[1]!.replace('2', 'x'),
    ]) {
      expect(run('--head', fileWith(`${heads[0]!}\n${bad}\n${heads[2]!}\n`)).code, bad).toBe(2);
    }
    expect(run('--head', heads[0]!, '--head', 'LKH1 …').code).toBe(2);
  });

  it('of records that retention has deleted are a note, where a newer one is reached', () => {
    const journal = openJournal(folder, key, { maxFileBytes: 1 });
    const { n: lastN, hash: lastHash } = journal.head;
    journal.append('retention', { files: [], lastN, lastHash });
    const newest = writeHead(journal.head, key, new Date());
    rmSync(file);
    const told = run('--head', fileWith([...heads, newest].join('\n')));
    expect(told.code).toBe(0);
    expect(told.said).toContain('Checkpoints older than the first record here');
    expect(run('--head', heads[2]!).said, 'that one alone says nothing').toContain('head-missing');
  });
});

describe('a public key in a file', () => {
  const isWell = (path: string) => run('--public-key', path).code === 0;

  it('is taken from its own line, and never from within a signature', () => {
    expect(run('--public-key', key.publicKey).code).toBe(0);
    expect(isWell(fileWith(`${heads[2]!}\n${key.publicKey}\n`))).toBe(true);
    expect(isWell(fileWith(`\uFEFF${heads[2]!}\r\n${key.publicKey}  \r\n`))).toBe(true);
    expect(run('--public-key', fileWith(`${heads[2]!}\n`)).code).toBe(2);
    expect(run('--public-key', folder).code, 'a folder').toBe(2);
  });

  it('does for receipts too', () => {
    const quiet = () => undefined;
    const receipt = writeReceipt(receiptFacts(key), key);
    const check = (path: string) => runVerifyReceipt([receipt, '--public-key', path], quiet, quiet);
    expect(check(fileWith(`${heads[2]!}\n${key.publicKey}\n`))).toBe(0);
    expect(check(fileWith(`${heads[2]!}\n`))).toBe(2);
    expect(check(folder), 'a folder').toBe(2);
  });
});

it('nothing to verify, or a word without what belongs to it, is said', () => {
  expect(verifyRecords([]).findings).toEqual([{ file: '', line: 0, code: 'empty', detail: 'no record' }]);
  const said: string[] = [];
  const keep = (text: string) => void said.push(text);
  for (const words of [[], [folder, '--head'], [folder, '--public-key']])
    expect(runVerifyRecords(words, keep, keep)).toBe(2);
  expect(runVerifyReceipt(['1', '--public-key'], keep, keep)).toBe(2);
  expect(said.map((text) => /^Name|--head|public key/.exec(text)?.[0])).toEqual([
    'Name',
    '--head',
    'public key',
    'Name',
  ]);
});

describe.skipIf(process.platform === 'win32')('a pipe that nobody writes to', () => {
  const pipe = (name: string): string => {
    execFileSync('mkfifo', [join(folder, name)]);
    return join(folder, name);
  };

  it('is refused at once as records, head, key and receipt', () => {
    const said: string[] = [];
    const keep = (text: string) => void said.push(text);
    const path = pipe('pipe');
    expect(run('--head', path)).toEqual({ code: 2, said: `${path} is not a file` });
    expect(run('--public-key', path).code).toBe(2);
    expect(runVerifyRecords([path], keep, keep)).toBe(2);
    expect(runVerifyReceipt([path, '--public-key', key.publicKey], keep, keep)).toBe(2);
    pipe('records-000009.jsonl');
    expect(run().said).toMatch(/records-000009\.jsonl is not a file$/);
  });
});

it('a head or a key saved as UTF-16 is refused in words', () => {
  const path = join(folder, 'wide.txt');
  writeFileSync(path, `\uFEFF${key.publicKey}\r\n`, 'utf16le');
  for (const option of ['--head', '--public-key'])
    expect(run(option, path)).toEqual({ code: 2, said: `${path} is not UTF-8 text: save it as UTF-8` });
});

describe('a folder of records', () => {
  it('is read in the order of its numbers, also past a million', () => {
    for (const number of ['999999', '1000000', '0000002'])
      writeFileSync(join(folder, `records-${number}.jsonl`), '');
    const names = ['records-000001.jsonl', 'records-999999.jsonl', 'records-1000000.jsonl'];
    expect(readRecordFiles(folder).map(({ name }) => name)).toEqual(names);
  });
});

it('megabytes of line feeds are a hundred findings and their number, and take a moment', () => {
  const report = verifyRecords([{ name: 'records-000001.jsonl', bytes: '\n'.repeat(4_000_000) }], {});
  const found = report.findings.filter(({ code }) => code === 'not-a-record');
  expect(found).toHaveLength(101);
  expect(found.at(-1)).toMatchObject({ line: 4_000_000, detail: '4000000 lines in all' });
});

it('a short head that can’t be read is no fewer head', () => {
  const hash = '0a'.repeat(32);
  expect(parseHeads(`5:${hash}\n6:${hash}`)).toHaveLength(2);
  expect(parseHeads(`5:${hash}\n6:${hash.slice(1)}`)).toBeNull();
  expect(parseHeads(`5:${hash}\n6:${hash.toUpperCase()}`)).toBeNull();
});
