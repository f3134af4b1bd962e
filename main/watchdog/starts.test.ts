import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { beginRun, endRun, noStarts, parseStarts, startLimits, type StartsMemory } from './starts.ts';
import { noteStart } from './starts-file.ts';

const { unclean: limit, windowMs, restMs, tryMs } = startLimits;
const midday = Date.UTC(2026, 10, 23, 7);
const log = pino({ enabled: false });

/** Starts at these times, each of which ends by a kill. */
function fallAt(times: readonly number[], from: StartsMemory = noStarts) {
  let memory = from;
  return times.map((at) => {
    const decision = beginRun(memory, at);
    memory = decision.memory;
    return decision.outOfOrder;
  });
}
const every = (ms: number, count: number) => Array.from({ length: count }, (_, index) => midday + index * ms);

describe('a start', () => {
  it('after five falls in ten minutes is out of order; the first five are not', () => {
    expect(fallAt(every(5_000, limit + 2))).toEqual([false, false, false, false, false, true, true]);
  });

  it('after falls that lie apart is an ordinary one', () => {
    expect(fallAt(every(windowMs / (limit - 1), 50))).not.toContain(true);
  });

  it('that falls soon after each rest rests again at once: no round of flicker in three hours', () => {
    const tries: boolean[] = [];
    let memory: StartsMemory = noStarts;
    for (let now = midday; now < midday + 3 * 3_600_000; now += 5_000) {
      const decision = beginRun(memory, now);
      memory = decision.memory;
      tries.push(decision.outOfOrder);
      if (decision.outOfOrder) now += restMs;
    }
    expect(tries.slice(0, limit)).not.toContain(true);
    expect(tries.slice(limit)).not.toContain(false);
    expect(tries.length).toBeGreaterThan(30);
  });

  it('that falls during the rest, or up to five minutes after it, rests again; one that held out longer is forgiven', () => {
    const rest = midday + 60_000;
    const { memory } = beginRun(
      every(5_000, limit).reduce((before, at) => beginRun(before, at).memory, noStarts),
      rest,
    );
    const isOutOfOrderAt = (afterMs: number) => beginRun(memory, rest + afterMs).outOfOrder;
    expect([10_000, restMs + 1, restMs + tryMs - 1].map(isOutOfOrderAt)).toEqual([true, true, true]);
    expect([restMs + tryMs, restMs + tryMs + 60_000, 10 * restMs].map(isOutOfOrderAt)).toEqual([
      false,
      false,
      false,
    ]);
    // The count restarts then.
    const again = Array.from({ length: limit + 1 }, (_, index) => rest + restMs + tryMs + index * 1_000);
    expect(fallAt(again, memory).indexOf(true)).toBe(limit);
  });

  it('after an end that somebody wanted begins anew', () => {
    const almost = every(5_000, limit).reduce((memory, at) => beginRun(memory, at).memory, noStarts);
    expect(beginRun(almost, midday + 60_000)).toMatchObject({ fell: true, outOfOrder: true });
    expect(beginRun(endRun(), midday + 60_000)).toMatchObject({ fell: false, outOfOrder: false });
  });

  it('takes nothing from times to come: the clock was wrong', () => {
    const ahead: StartsMemory = {
      version: 1,
      running: midday + 1,
      unclean: every(1, 20).map((at) => at + 9),
      restUntil: null,
    };
    expect(beginRun(ahead, midday)).toMatchObject({ fell: true, outOfOrder: false });
    const resting: StartsMemory = { ...noStarts, running: midday - 1, restUntil: midday + restMs + 1 };
    expect(beginRun(resting, midday)).toMatchObject({ fell: true, outOfOrder: false });
  });

  it('remembers no more than it needs', () => {
    const memory = every(10, 500).reduce((before, at) => beginRun(before, at).memory, noStarts);
    expect(memory.unclean.length).toBeLessThanOrEqual(20);
    expect(parseStarts(JSON.stringify(memory))).toEqual(memory);
  });
});

describe('the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-starts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  const station = () => {
    const directory = join(folder, String((count += 1)));
    mkdirSync(directory);
    return directory;
  };
  const fall = (directory: string, times: number) => {
    for (let time = 0; time < times; time += 1) noteStart(directory, log, midday + time);
  };

  it('carries falls from one start to the next, and forgives them at a wanted end', () => {
    const directory = station();
    expect(noteStart(directory, log, midday).fell).toBe(false);
    fall(directory, limit);
    const late = noteStart(directory, log, midday + 60_000);
    expect([late.fell, late.outOfOrder]).toEqual([true, true]);
    late.ended();
    expect(noteStart(directory, log, midday + 61_000)).toMatchObject({ fell: false, outOfOrder: false });
    expect(readdirSync(directory)).toEqual(['starts.json']);
  });

  it('forgets what a run that held out did, by no clock: a station whose clock begins at the same moment after each power cut', () => {
    vi.useFakeTimers();
    const directory = station();
    fall(directory, limit);
    expect(noteStart(directory, log, midday + limit).outOfOrder).toBe(true);
    for (let day = 0; day < 20; day += 1) {
      vi.advanceTimersByTime(windowMs);
      // With the process.
      vi.clearAllTimers();
      expect(noteStart(directory, log, midday)).toMatchObject({ fell: true, outOfOrder: false });
    }
    vi.clearAllTimers();
    const last = noteStart(directory, log, midday);
    last.ended();
    vi.advanceTimersByTime(windowMs);
    vi.useRealTimers();
    expect(noteStart(directory, log, midday).fell).toBe(false);
  });

  it('of a version that knew no rests is read', () => {
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
  ])('damaged (%j) is no reason not to start', (content) => {
    const directory = station();
    writeFileSync(join(directory, 'starts.json'), content);
    expect(noteStart(directory, log, midday)).toMatchObject({ fell: false, outOfOrder: false });
  });

  it('that can be neither read nor written is no reason not to start, as often as it may be', () => {
    const directory = station();
    // A folder at this path also stops root, for whom file modes have no effect.
    mkdirSync(join(directory, 'starts.json'));
    for (let time = 0; time < 10; time += 1)
      expect(noteStart(directory, log, midday + time)).toMatchObject({ fell: false, outOfOrder: false });
    const nowhere = join(directory, 'not-there');
    expect(noteStart(nowhere, log, midday)).toMatchObject({ fell: false, outOfOrder: false });
  });
});
