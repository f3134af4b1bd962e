import { afterEach, describe, expect, it } from 'vitest';
import { isOpen, minutesOf } from '../../settings/schema/opening-hours.ts';

const day = { opensAt: '09:00', closesAt: '18:00' };
const night = { opensAt: '20:00', closesAt: '02:30' };
const at = (time: string) => new Date(`2026-11-23T${time}`);

describe('opening hours', () => {
  it.each([
    ['08:59:59', false],
    ['09:00', true],
    ['17:59:59', true],
    ['18:00', false],
    ['00:00', false],
  ])('9 to 18 at %s: %s', (time, open) => expect(isOpen(day, at(time))).toBe(open));

  it.each([
    ['19:59', false],
    ['20:00', true],
    ['23:59:59', true],
    ['00:00', true],
    ['02:29', true],
    ['02:30', false],
    ['12:00', false],
  ])('20 to half past two at %s: %s', (time, open) => expect(isOpen(night, at(time))).toBe(open));

  it.each([
    { opensAt: '', closesAt: '' },
    { opensAt: '09:00', closesAt: '09:00' },
    { opensAt: '09:00', closesAt: '' },
    { opensAt: '25:00', closesAt: '18:00' },
  ])('are the whole day where they say nothing: %j', (hours) => {
    for (const time of ['00:00', '08:59', '09:00', '23:59']) expect(isOpen(hours, at(time))).toBe(true);
  });

  it('reads times of day and nothing else', () => {
    expect(['00:00', '9:05', '23:59'].map(minutesOf)).toEqual([0, 545, 1439]);
    expect(['24:00', '9', '09:60', '-1:00', '09:00 '].map(minutesOf)).toEqual([null, null, null, null, null]);
  });
});

describe('when the clocks change', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('the clock on the wall is what counts', () => {
    process.env['TZ'] = 'Europe/Berlin';
    // 29 March 2026: 02:00 becomes 03:00; 25 October: 03:00 becomes 02:00.
    expect(isOpen(day, new Date('2026-03-28T08:30:00Z'))).toBe(true);
    expect(isOpen(day, new Date('2026-03-29T06:59:00Z'))).toBe(false);
    expect(isOpen(day, new Date('2026-03-29T07:00:00Z'))).toBe(true);
    expect(isOpen(night, new Date('2026-10-25T00:29:00Z'))).toBe(true);
    expect(isOpen(night, new Date('2026-10-25T00:30:00Z'))).toBe(false);
    // 02:30 occurs twice; whether the branch is open in the hour before the second one is undefined, so the kiosk stays awake.
    expect(isOpen(night, new Date('2026-10-25T01:15:00Z'))).toBe(true);
  });
});
