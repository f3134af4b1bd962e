import { expect, it } from 'vitest';
import { Health } from './health.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
const hourMs = 3_600_000;

it('the clock’s offset is unknown before the first comparison and after sleep', () => {
  const health = new Health();
  expect(health.clockOffsetMs()).toBeNull();
  health.noteClock(500);
  expect(health.clockOffsetMs()).not.toBeNull();
  health.forgetClock();
  expect(health.clockOffsetMs()).toBeNull();
});

it('the offset is computed at each call: a clock changed since the comparison is noticed', () => {
  const health = new Health();
  health.noteClock(500, { wallMs: noon, steadyMs: 1_000 });
  expect(health.clockOffsetMs({ wallMs: noon + hourMs, steadyMs: 1_000 + hourMs })).toBe(500);
  const years = 15 * 365 * 24 * hourMs;
  expect(health.clockOffsetMs({ wallMs: noon + years, steadyMs: 1_000 + hourMs })).toBe(500 + years - hourMs);
  expect(health.clockOffsetMs({ wallMs: noon - hourMs, steadyMs: 1_000 + hourMs })).toBe(500 - 2 * hourMs);
});

it('the offset is measured by each answer of the service', () => {
  const health = new Health();
  health.noteVerdict(noon - 1_000, new Date(noon));
  expect(health.clockOffsetMs({ wallMs: noon })).toBeCloseTo(1_000, -2);
  health.noteVerdict(null, new Date(noon + hourMs));
  expect(health.clockOffsetMs({ wallMs: noon })).toBeCloseTo(1_000, -2);
});
