import { describe, expect, it } from 'vitest';
import { formatMoment, formatScore, formatShare, formatSize, formatSpan } from './formats.ts';

const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('figures', () => {
  it.each([
    [180, '0,2 с', '0.2 s'],
    [10_020, '10 с', '10 s'],
    [-412_000, '7 мин', '7 min'],
    [7_200_000, '2 сағ', '2 h'],
    [400_000_000, '5 күн', '5 d'],
  ])('%i ms', (ms, kk, en) => {
    expect(plain(formatSpan(ms, 'kk'))).toBe(kk);
    expect(plain(formatSpan(ms, 'en'))).toBe(en);
  });

  it('are written in Kazakh as they are usual, whatever the runtime knows of Kazakh', () => {
    expect(plain(formatSize(1_500_000_000, 'kk'))).toBe('1,5 ГБ');
    expect(plain(formatSize(212_000_000, 'kk'))).toBe('212 МБ');
    expect(plain(formatSize(140_000, 'kk'))).toBe('0,1 МБ');
    expect(plain(formatShare(0.826, 'kk'))).toBe('83 %');
    expect(formatScore(0.9, 'kk')).toBe('0,90');
  });

  it('name the day of a moment that is not today', () => {
    const now = new Date('2026-11-23T15:00:00');
    expect(formatMoment('2026-11-23T14:05:09', 'kk', now)).toBe('14:05:09');
    expect(formatMoment('2026-11-22T14:05:09', 'kk', now)).toBe('22.11, 14:05:09');
  });
});
