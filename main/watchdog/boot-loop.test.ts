import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  beginRun,
  bootLoopLimits,
  noStarts,
  noteStart,
  onGracefulExit,
  parseStarts,
  type StartsMemory,
} from './boot-loop.ts';

const { unclean: limit, windowMs, pauseMs, tryMs } = bootLoopLimits;
const midday = Date.UTC(2026, 10, 23, 7);
const log = pino({ enabled: false });

/** Starts at these times, each of which ends by a kill. */
function crashAt(times: readonly number[], from: StartsMemory = noStarts) {
  let memory = from;
  return times.map((at) => {
    const decision = beginRun(memory, at);
    memory = decision.memory;
    return decision.outOfOrder;
  });
}
const every = (ms: number, count: number) => Array.from({ length: count }, (_, index) => midday + index * ms);

describe('a start', () => {
  it('after five crashes in ten minutes is out of order; the first five are not', () => {
    expect(crashAt(every(5_000, limit + 2))).toEqual([false, false, false, false, false, true, true]);
  });

  it('after crashes far apart is an ordinary one', () => {
    expect(crashAt(every(windowMs / (limit - 1), 50))).not.toContain(true);
  });

  it('that crashes soon after each pause pauses again at once: no series of restarts in three hours', () => {
    const tries: boolean[] = [];
    let memory: StartsMemory = noStarts;
    for (let now = midday; now < midday + 3 * 3_600_000; now += 5_000) {
      const decision = beginRun(memory, now);
      memory = decision.memory;
      tries.push(decision.outOfOrder);
      if (decision.outOfOrder) now += pauseMs;
    }
    expect(tries.slice(0, limit)).not.toContain(true);
    expect(tries.slice(limit)).not.toContain(false);
    expect(tries.length).toBeGreaterThan(30);
  });

  it('that crashes during the pause, or up to five minutes after it, pauses again; one that ran longer resets the count', () => {
    const pausedAt = midday + 60_000;
    const { memory } = beginRun(
      every(5_000, limit).reduce((before, at) => beginRun(before, at).memory, noStarts),
      pausedAt,
    );
    const isOutOfOrderAt = (afterMs: number) => beginRun(memory, pausedAt + afterMs).outOfOrder;
    expect([10_000, pauseMs + 1, pauseMs + tryMs - 1].map(isOutOfOrderAt)).toEqual([true, true, true]);
    expect([pauseMs + tryMs, pauseMs + tryMs + 60_000, 10 * pauseMs].map(isOutOfOrderAt)).toEqual([
      false,
      false,
      false,
    ]);
    // The count restarts then.
    const again = Array.from({ length: limit + 1 }, (_, index) => pausedAt + pauseMs + tryMs + index * 1_000);
    expect(crashAt(again, memory).indexOf(true)).toBe(limit);
  });

  it('after an intended end starts with an empty count', () => {
    const almost = every(5_000, limit).reduce((memory, at) => beginRun(memory, at).memory, noStarts);
    expect(beginRun(almost, midday + 60_000)).toMatchObject({ crashed: true, outOfOrder: true });
    expect(beginRun(noStarts, midday + 60_000)).toMatchObject({ crashed: false, outOfOrder: false });
  });

  it('ignores times in the future: the clock was wrong', () => {
    const ahead: StartsMemory = {
      version: 1,
      running: midday + 1,
      unclean: every(1, 20).map((at) => at + 9),
      restUntil: null,
    };
    expect(beginRun(ahead, midday)).toMatchObject({ crashed: true, outOfOrder: false });
    const pausing: StartsMemory = { ...noStarts, running: midday - 1, restUntil: midday + pauseMs + 1 };
    expect(beginRun(pausing, midday)).toMatchObject({ crashed: true, outOfOrder: false });
  });

  it('remembers at most twenty crashes', () => {
    const memory = every(10, 500).reduce((before, at) => beginRun(before, at).memory, noStarts);
    expect(memory.unclean.length).toBeLessThanOrEqual(20);
    expect(parseStarts(JSON.stringify(memory))).toEqual(memory);
  });
});

it('ends intentionally at exit code 0, at shutdown and at sign-out, and not at a failed start', () => {
  const [app, powerMonitor, window] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  const ended = vi.fn();
  onGracefulExit({ app, powerMonitor, window } as never, ended);
  app.emit('quit', {}, 1);
  expect(ended).not.toHaveBeenCalled();
  app.emit('quit', {}, 0);
  powerMonitor.emit('shutdown');
  window.emit('session-end');
  expect(ended).toHaveBeenCalledTimes(3);
});

describe('starts.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-starts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  const station = () => {
    const directory = join(folder, String((count += 1)));
    mkdirSync(directory);
    return directory;
  };
  const crash = (directory: string, times: number) => {
    for (let time = 0; time < times; time += 1) noteStart(directory, log, midday + time);
  };

  it('carries crashes from one start to the next, and forgets them at an intended end', () => {
    const directory = station();
    expect(noteStart(directory, log, midday).crashed).toBe(false);
    crash(directory, limit);
    const late = noteStart(directory, log, midday + 60_000);
    expect([late.crashed, late.outOfOrder]).toEqual([true, true]);
    late.ended();
    expect(noteStart(directory, log, midday + 61_000)).toMatchObject({ crashed: false, outOfOrder: false });
    expect(readdirSync(directory)).toEqual(['starts.json']);
  });

  it('forgets a run that lasted ten minutes, without the wall clock: that of a station without a battery restarts at each power cut', () => {
    vi.useFakeTimers();
    const directory = station();
    crash(directory, limit);
    expect(noteStart(directory, log, midday + limit).outOfOrder).toBe(true);
    for (let day = 0; day < 20; day += 1) {
      vi.advanceTimersByTime(windowMs);
      // With the process.
      vi.clearAllTimers();
      expect(noteStart(directory, log, midday)).toMatchObject({ crashed: true, outOfOrder: false });
    }
    vi.clearAllTimers();
    const last = noteStart(directory, log, midday);
    last.ended();
    vi.advanceTimersByTime(windowMs);
    vi.useRealTimers();
    expect(noteStart(directory, log, midday).crashed).toBe(false);
  });

  it('of a version without `restUntil` is read', () => {
    const before = { version: 1, running: midday, unclean: [midday - 1] };
    expect(parseStarts(JSON.stringify(before))).toEqual({ ...before, restUntil: null });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":1,"running":"x","unclean":[]}',
    '{"version":9,"running":null,"unclean":[]}',
    '\u0000'.repeat(512),
  ])('that is damaged (%j) does not keep the kiosk from starting', (content) => {
    const directory = station();
    writeFileSync(join(directory, 'starts.json'), content);
    expect(noteStart(directory, log, midday)).toMatchObject({ crashed: false, outOfOrder: false });
  });

  it('that can be neither read nor written never keeps the kiosk from starting', () => {
    const directory = station();
    // A folder at this path also stops root, for whom file modes have no effect.
    mkdirSync(join(directory, 'starts.json'));
    for (let time = 0; time < 10; time += 1)
      expect(noteStart(directory, log, midday + time)).toMatchObject({ crashed: false, outOfOrder: false });
    const nowhere = join(directory, 'not-there');
    expect(noteStart(nowhere, log, midday)).toMatchObject({ crashed: false, outOfOrder: false });
  });
});
