import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failuresIn, readLogTail } from './log-reader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (time: string, fields: object) => JSON.stringify({ level: 30, time, ...fields });
const attempt = (time: string, report: object) => at(time, { msg: 'attempt', report });
const live = { outcome: 'live', score: 0.98, code: null, durationMs: 812, demonstration: false };

it('reads both files, oldest first, over halves of lines', () => {
  writeFileSync(
    join(folder, 'kiosk.log.1'),
    `half of a line"}\n${at('2026-11-22T10:00:00Z', { msg: 'a' })}\n`,
  );
  writeFileSync(join(folder, 'kiosk.log'), `${at('2026-11-23T10:00:00Z', { msg: 'b' })}\n{"msg":"c`);
  expect(readLogTail(folder).map(({ msg }) => msg)).toEqual(['a', 'b']);
});

it('reads the end alone of a long one, and nothing of none', () => {
  const lines = Array.from({ length: 100 }, (_, index) =>
    at('2026-11-23T10:00:00Z', { msg: `line ${index}` }),
  );
  writeFileSync(join(folder, 'kiosk.log'), lines.join('\n'));
  const tail = readLogTail(folder, 500);
  expect(tail.at(-1)?.['msg']).toBe('line 99');
  expect(tail.length).toBeLessThan(10);
  expect(readLogTail(join(folder, 'gone'))).toEqual([]);
});

it('counts what goes wrong again and again, and leaves out what people called off', () => {
  const failed = (time: string, code: string, staffDetail: string | null = null) =>
    attempt(time, { ...live, outcome: 'error', code, staffDetail });
  writeFileSync(
    join(folder, 'kiosk.log'),
    [
      failed('2026-11-23T10:00:00Z', 'unreachable', 'ECONNREFUSED'),
      failed('2026-11-23T10:01:00Z', 'unreachable', 'ECONNREFUSED'),
      failed('2026-11-23T10:02:00Z', 'cancelled'),
      at('2026-11-23T10:03:00Z', { code: 'camera-lost', msg: 'camera fault' }),
      at('2026-11-23T10:03:01Z', { code: null, msg: 'camera works again' }),
      at('2026-11-23T10:04:00Z', { code: 'no such code', msg: 'x' }),
    ].join('\n'),
  );
  expect(failuresIn(readLogTail(folder))).toEqual([
    { at: '2026-11-23T10:03:00Z', code: 'camera-lost', detail: null, times: 1 },
    { at: '2026-11-23T10:01:00Z', code: 'unreachable', detail: 'ECONNREFUSED', times: 2 },
  ]);
});
