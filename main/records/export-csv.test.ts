import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { attemptsIn } from './describe-day.ts';
import { csvHead, csvLine } from './export/export-csv.ts';
import type { SealedRecord } from './verifier/record-format.mjs';

const recordOf = (data: Record<string, unknown>): SealedRecord => ({
  ...{ bytes: '', hash: 'ab'.repeat(32), signature: '' },
  body: {
    ...{ v: 1, n: 7, at: '2026-11-23T10:40:12.000Z', station: '0123456789abcdef', kind: 'attempt' },
    ...{ prev: '0'.repeat(64), data },
  },
});

/** The cell of a column, as in the file. Only the requested cell may need quotes. */
function cellOf(column: string, data: Record<string, unknown>): string {
  const table = csvHead + csvLine(recordOf(data));
  const [head = '', ...rest] = table.replace('\uFEFF', '').split('\r\n');
  const before = head.split(';').indexOf(column);
  expect(before, column).toBeGreaterThanOrEqual(0);
  const row = rest.join('\r\n').replace(/\r\n$/, '');
  const after = head.split(';').length - before - 1;
  return row
    .split(';')
    .slice(before, row.split(';').length - after)
    .join(';');
}
const nameCell = (text: string) => cellOf('stationName', { stationName: text });

describe('a cell of the table', () => {
  it.each([
    ['Almaty-03', 'Almaty-03'],
    ['a, b', '"a, b"'],
    ['a; b', '"a; b"'],
    ['a\tb', '"a\tb"'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
    ['say "b"', '"say ""b"""'],
    ['2026-11-21T09:00:00+05:00', '2026-11-21T09:00:00+05:00'],
    ['a-b=c', 'a-b=c'],
  ])('is quoted where a spreadsheet may split it: %j', (text, cell) => {
    expect(nameCell(text)).toBe(cell);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['  =1', "  '=1"],
    ['x,=cmd|1', `"x,'=cmd|1"`],
    ['x; =cmd', `"x; '=cmd"`],
    ['x,=1,+2', `"x,'=1,'+2"`],
    ['x\n=1', `"x\n'=1"`],
    ['x\t=1', `"x\t'=1"`],
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    ['x"=1', `"x""'=1"`],
    ['x,＝1', `"x,'＝1"`],
  ])('is no formula, and none once it is split: %j', (text, cell) => {
    expect(nameCell(text)).toBe(cell);
  });

  it.each([' ', '\t', ' \t', '=', ' ='])('takes no time for a long text of %j', (text) => {
    // So long that a pattern with a look-behind at each letter would need hours; the test's time limit ends it in minutes.
    const work = () => nameCell(text.repeat(1_000_000));
    runInNewContext('work()', { work }, { timeout: 240_000 });
  });

  it('keeps numbers as they are, and the service’s own word of its score beside ours', () => {
    expect(cellOf('score', { score: -0.5 })).toBe('-0.5');
    expect(cellOf('prediction', { service: { prediction: '0,97' }, score: 0.97 })).toBe('"0,97"');
    expect(cellOf('score', { service: { prediction: '0,97' }, score: 0.97 })).toBe('0.97');
    expect(cellOf('score', { service: { prediction: 0.97 } })).toBe('');
    expect(csvHead.split(';').join()).toContain('outcome,prediction,score,created_at');
  });

  it('has the reason, its class and what staff should know; empty where an older record has none', () => {
    const data = {
      service: { failure_reason: { type: 'CALC_RESULT', detail: 'Mask Attack' } },
      ...{ failureClass: 'general', staffDetail: 'created_at can not be read as a time' },
    };
    const columns = ['failure_reason', 'failure_detail', 'failureClass', 'staffDetail'];
    expect(columns.map((column) => cellOf(column, data))).toEqual([
      ...['CALC_RESULT', 'Mask Attack', 'general', 'created_at can not be read as a time'],
    ]);
    expect(columns.map((column) => cellOf(column, { service: null }))).toEqual(['', '', '', '']);
  });

  it('is empty where a record holds no text and no number', () => {
    for (const odd of [{ toString: 1, valueOf: 1 }, [1], null]) {
      expect(cellOf('stationName', { stationName: odd })).toBe('');
      expect(cellOf('checkMs', { service: odd, durations: odd })).toBe('');
    }
  });
});

describe('an attempt as staff see it', () => {
  const shown = (data: Record<string, unknown>) => attemptsIn([recordOf(data)])[0];

  it('has the score that was read, also in records that name only the service’s', () => {
    const outcome = 'live';
    expect(shown({ outcome, score: 0.5, service: { prediction: '0.5' } })).toMatchObject({ score: 0.5 });
    expect(shown({ outcome, service: { prediction: 0.97 } })).toMatchObject({ score: 0.97 });
    expect(shown({ outcome, service: { prediction: '0.97' } })).toMatchObject({ score: null });
    expect(shown({ outcome: 'error', score: null, service: { prediction: 0 } })).toMatchObject({
      score: null,
    });
  });

  it('has the service’s own reason, Mask Attack too, and else what the record says for staff', () => {
    const service = (type: unknown, detail: unknown) => ({ service: { failure_reason: { type, detail } } });
    const notLive = { outcome: 'not-live', staffDetail: null };
    const said = (data: Record<string, unknown>) => shown(data)?.detail;
    expect(said({ ...notLive, ...service('CALC_RESULT', 'Mask Attack') })).toBe('CALC_RESULT: Mask Attack');
    expect(said({ ...notLive, ...service('CALC_RESULT', null) })).toBe('CALC_RESULT');
    expect(said({ ...notLive, ...service('', 'New'), staffDetail: 'created_at can not be read' })).toBe(
      'New; created_at can not be read',
    );
    expect(said({ ...notLive, service: { failure_reason: null } })).toBeNull();
    expect(said({ outcome: 'error', staffDetail: 'TIMEOUT', ...service('TIMEOUT', null) })).toBe('TIMEOUT');
    // As kiosks wrote it that knew of no staffDetail.
    expect(said({ outcome: 'live', service: { failure_reason: null } })).toBeNull();
  });

  it('is shown whatever a record holds', () => {
    const odd = { toString: 1, valueOf: 1 };
    const data = { attemptId: odd, outcome: odd, code: odd, durations: { checkMs: odd }, service: odd };
    expect(shown(data)).toMatchObject({ attemptId: '', outcome: 'error', durationMs: 0, detail: null });
    const reasons = {
      outcome: 'not-live',
      service: { failure_reason: { type: odd, detail: 7 } },
      staffDetail: odd,
    };
    expect(shown(reasons)).toMatchObject({ detail: null });
    expect(shown({ outcome: 'not-live', service: { failure_reason: 'odd' } })).toMatchObject({
      detail: null,
    });
  });
});
