import { expect, it } from 'vitest';
import { verifyRecords } from './verifier/check-records.mjs';
import { parseHeads } from './verifier/record-format.mjs';

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
