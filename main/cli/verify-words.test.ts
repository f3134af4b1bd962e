import { expect, it } from 'vitest';
import type { Report } from '../records/verifier/check-records.mjs';
import { describeReport } from '../records/verifier/verify-records.mjs';
import { describeImpossible, describeReceipt, describeReportIn } from './verify-words.ts';

const report: Report = {
  ...{ ok: true, station: '0123456789abcdef', publicKey: 'key=', records: 12, first: 1, last: 12 },
  ...{ lastHash: 'abc', from: '2026-11-01', to: '2026-11-30', heads: 1, findings: [], notes: [] },
  ...{ verdicts: { live: 3, notLive: 2, errors: 1 }, unfinished: ['one'] },
};

it('is the verifier’s own report in English', () => {
  expect(describeReportIn(report, 'en')).toBe(describeReport(report));
  expect(describeImpossible('EISDIR', 'en')).toBe('EISDIR');
});

it('tells the same in Russian', () => {
  expect(describeReportIn(report, 'ru').split('\n')).toEqual([
    'Ошибок не найдено. Записей: 12 (1–12, 2026-11-01 – 2026-11-30)',
    'Станция: 0123456789abcdef, открытый ключ: key=',
    'Контрольная строка: 12:abc',
    'Сверено контрольных строк: 1',
    'Попытки: живой человек — 3, не подтверждён — 2, без результата — 1, не завершены — 1',
  ]);
});

it('translates findings to Kazakh by their codes, with the English details below', () => {
  const findings = [
    { file: 'r.jsonl', line: 4, code: 'hash-wrong', detail: 'record 4 was changed\u001b[2K' },
  ] as const;
  const lines = describeReportIn({ ...report, ok: false, findings, notes: ['A note.'] }, 'kk').split('\n');
  expect(lines[0]).toMatch(/^ТАБЫЛҒАН ҚАТЕ САНЫ: 1\./);
  expect(lines.slice(5)).toEqual([
    'r.jsonl:4: hash-wrong: жазба кейін өзгертілген',
    'Техникалық мәлімет (ағылшынша):',
    '  A note.',
    '  r.jsonl:4: record 4 was changed\\u001b[2K',
  ]);
});

it('shows a dash where there is nothing', () => {
  const empty = { ...report, station: null, publicKey: null, first: null, last: null, from: null, to: null };
  expect(describeReportIn({ ...empty, lastHash: null }, 'ru')).toContain('Станция: —, открытый ключ: —');
});

it('says of a receipt what the teller’s page says', () => {
  const facts = { verdict: 'not-live', demonstration: false } as never;
  expect(describeReceipt({ state: 'valid', facts }, 'kk')).toBe('Тексеруден өтпеді. Түбіртек түпнұсқа.');
  const demonstration = { verdict: 'live', demonstration: true } as never;
  expect(describeReceipt({ state: 'valid', facts: demonstration }, 'ru')).toContain('Не принимайте её');
  expect(describeReceipt({ state: 'unreadable', facts: null }, 'en')).toContain('Scan the QR code again');
  expect(describeImpossible('EISDIR', 'ru')).toMatch(/Проверка невозможна.*\n.*\(англ\.\): EISDIR$/);
});
