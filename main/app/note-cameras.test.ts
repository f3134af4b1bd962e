import { expect, it } from 'vitest';
import { Health } from '../watchdog/health.ts';
import { noteCameras } from './note-cameras.ts';

it('what a camera goes through is written down once, and no more than ten times a minute', () => {
  let nowMs = 0;
  const noted: unknown[] = [];
  const { onReported } = noteCameras(
    new Health(),
    (_kind, data) => noted.push(data),
    () => nowMs,
  );
  onReported('camera-lost');
  onReported('camera-lost');
  onReported(null);
  expect(noted).toEqual([{ event: 'trouble', code: 'camera-lost' }, { event: 'works-again' }]);
  for (let times = 0; times < 10_000; times += 1) onReported(times % 2 ? null : 'camera-lost');
  expect(noted).toHaveLength(10);
  nowMs = 60_000;
  onReported('camera-missing');
  expect(noted.slice(10)).toEqual([
    { event: 'unsteady', changes: 9_992 },
    { event: 'trouble', code: 'camera-missing' },
  ]);
});
