import { expect, it } from 'vitest';
import { hints } from '../../../../preload/contract.ts';
import { staffTexts } from '../../../text/staff-i18n.ts';
import { isAboutLight, readHint } from './read-hint.ts';

it('knows nothing before anything was seen', () => {
  expect(new Set(Object.values(readHint(null)))).toEqual(new Set(['unknown']));
});

it('takes what comes before a hint for good, and what comes after for unknown', () => {
  expect(readHint('tooDark')).toEqual({
    face: 'good',
    distance: 'good',
    place: 'good',
    light: 'care',
    still: 'unknown',
  });
  expect(new Set(Object.values(readHint('steady')))).toEqual(new Set(['good']));
});

it('goes by the same order as the guidance: a later hint has no fewer good findings', () => {
  const good = hints.map((hint) => Object.values(readHint(hint)).filter((state) => state === 'good').length);
  expect(good).toEqual([...good].sort((a, b) => a - b));
});

it('there is a remedy for each hint about light', () => {
  expect(hints.filter(isAboutLight).sort()).toEqual(Object.keys(staffTexts.en.check.light).sort());
});
