import { expect, it } from 'vitest';
import { Vitals } from './health.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
const hourMs = 3_600_000;

it('how far the clock is off is not known before the first comparison, nor after sleep', () => {
  const vitals = new Vitals();
  expect(vitals.clockOffsetMs()).toBeNull();
  vitals.noteClock(500);
  expect(vitals.clockOffsetMs()).not.toBeNull();
  vitals.forgetClock();
  expect(vitals.clockOffsetMs()).toBeNull();
});

it('is worked out anew each time: a clock that was set since is seen', () => {
  const vitals = new Vitals();
  vitals.noteClock(500, { wallMs: noon, steadyMs: 1_000 });
  expect(vitals.clockOffsetMs({ wallMs: noon + hourMs, steadyMs: 1_000 + hourMs })).toBe(500);
  const years = 15 * 365 * 24 * hourMs;
  expect(vitals.clockOffsetMs({ wallMs: noon + years, steadyMs: 1_000 + hourMs })).toBe(500 + years - hourMs);
  expect(vitals.clockOffsetMs({ wallMs: noon - hourMs, steadyMs: 1_000 + hourMs })).toBe(500 - 2 * hourMs);
});

it('is measured by each answer of the service', () => {
  const vitals = new Vitals();
  vitals.noteVerdict(noon - 1_000, new Date(noon));
  expect(vitals.clockOffsetMs({ wallMs: noon })).toBeCloseTo(1_000, -2);
  vitals.noteVerdict(null, new Date(noon + hourMs));
  expect(vitals.clockOffsetMs({ wallMs: noon })).toBeCloseTo(1_000, -2);
});
