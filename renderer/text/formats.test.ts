import { describe, expect, it } from 'vitest';
import { languages } from '../../preload/contract.ts';
import {
  formatDateTime,
  formatDay,
  formatMoment,
  formatNumber,
  formatScore,
  formatShare,
  formatSize,
  formatSpan,
  formatTime,
} from './formats.ts';

/** Spaces that do not break, as words of this file can show them. */
const seen = (text: string) => text.replace(/[\u00a0\u202f]/gu, '␣');
const inEach = (format: (language: (typeof languages)[number]) => string) =>
  languages.map((language) => seen(format(language)));

describe('figures, in Kazakh, Russian and English', () => {
  it.each([
    [180, '0,2␣с', '0,2␣с', '0.2␣s'],
    [10_020, '10␣с', '10␣с', '10␣s'],
    [-412_000, '7␣мин', '7␣мин', '7␣min'],
    [7_200_000, '2␣сағ', '2␣ч', '2␣h'],
    [400_000_000, '5␣күн', '5␣дн.', '5␣d'],
  ])('a span of %i ms', (ms, ...words) => {
    expect(inEach((language) => formatSpan(ms, language))).toEqual(words);
  });

  it.each([
    [1_500_000_000, '1,5␣ГБ', '1,5␣ГБ', '1.5␣GB'],
    [212_000_000, '212␣МБ', '212␣МБ', '212␣MB'],
    [140_000, '0,1␣МБ', '0,1␣МБ', '0.1␣MB'],
  ])('a size of %i bytes', (bytes, ...words) => {
    expect(inEach((language) => formatSize(bytes, language))).toEqual(words);
  });

  it('a score has two digits, a share one at most', () => {
    expect(inEach((language) => formatScore(0.9, language))).toEqual(['0,90', '0,90', '0.90']);
    expect(inEach((language) => formatScore(0.976, language))).toEqual(['0,98', '0,98', '0.98']);
    expect(inEach((language) => formatShare(0.982, language))).toEqual(['98,2␣%', '98,2␣%', '98.2%']);
    expect(inEach((language) => formatShare(0.6, language))).toEqual(['60␣%', '60␣%', '60%']);
  });

  it('thousands are set apart', () => {
    expect(inEach((language) => formatNumber(12_345, language))).toEqual(['12␣345', '12␣345', '12,345']);
  });
});

describe('moments, in Kazakh, Russian and English', () => {
  const at = '2026-11-03T14:05:09';

  it('have the date in one format', () => {
    expect(inEach((language) => formatDay('2026-11-03', language))).toEqual([
      '03.11.2026',
      '03.11.2026',
      '3 Nov 2026',
    ]);
    expect(inEach((language) => formatDateTime(at, language))).toEqual([
      '03.11.2026, 14:05:09',
      '03.11.2026, 14:05:09',
      '3 Nov 2026, 14:05:09',
    ]);
  });

  it('name the day if it is not today', () => {
    const now = new Date('2026-11-03T15:00:00');
    expect(inEach((language) => formatMoment(at, language, now))).toEqual(Array(3).fill('14:05:09'));
    const later = new Date('2026-11-04T00:10:00');
    expect(inEach((language) => formatMoment(at, language, later))).toEqual([
      '03.11, 14:05:09',
      '03.11, 14:05:09',
      '3 Nov, 14:05:09',
    ]);
  });

  it('of the day are in 24 hours with two figures each', () => {
    for (const [hour, minute, words] of [
      [0, 5, '00:05'],
      [17, 40, '17:40'],
    ] as const)
      expect(inEach((language) => formatTime(new Date(2026, 10, 23, hour, minute), language))).toEqual(
        Array(3).fill(words),
      );
  });
});
