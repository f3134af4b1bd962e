import { describe, expect, it } from 'vitest';
import { formatReport, type Figure } from './report.ts';
import { shareAt, spreadOf, takeTurns } from './spread.ts';

const cells = (figure: Figure) =>
  formatReport({ bench: 'any', figures: [figure] })
    .split('\n')
    .map((line) => line.split('|').slice(1, -1))
    .map((line) => line.map((cell) => cell.trim()));

describe('a figure', () => {
  it('is held against its target by the kiosk’s median', () => {
    const row = (most: number) =>
      cells({
        name: 'P8',
        unit: 'ms',
        values: { kiosk: { median: 1200, least: 900, most: 5000 } },
        target: { atMost: most },
      })[2];
    expect(row(4000)).toEqual(['P8, ms', '1,200 (900–5,000)', '≤ 4000', 'reached']);
    expect(row(1000)?.at(-1)).toBe('NOT REACHED');
  });

  it('is not reached by a number that was never measured', () => {
    expect(cells({ name: 'P5', unit: '×', values: { kiosk: Number.NaN }, target: { atMost: 2 } })[2]).toEqual(
      [...['P5, ×', '', '≤ 2', 'not measured']],
    );
  });

  it('of two trees has their ratio', () => {
    const [head, , row] = cells({ name: 'P6', unit: 'ms', values: { kiosk: 20, before: 40, floor: 1 } });
    expect(head).toEqual(['figure', 'kiosk', 'before', 'floor', 'kiosk / before', 'target', 'result']);
    expect(row?.[4]).toBe('0.50×');
  });
});

describe('rounds', () => {
  it('are taken in turn, the other way round each second time', async () => {
    const order: string[] = [];
    const side = (name: string) => () => Promise.resolve(order.push(name));
    const results = await takeTurns(2, { a: side('a'), b: side('b') });
    expect(order).toEqual(['a', 'b', 'b', 'a']);
    expect(results).toEqual({ a: [1, 4], b: [2, 3] });
  });

  it('have a median, a range and a share', () => {
    expect(spreadOf([3, 1, 2, 10])).toEqual({ median: 2.5, least: 1, most: 10 });
    expect(shareAt([4, 1, 3, 2], 0.5)).toBe(3);
    expect(shareAt([1, 2], 1)).toBe(2);
  });
});
