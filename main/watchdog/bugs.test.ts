import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { catchBugs } from './uncaught-errors.ts';

let source: EventEmitter;
let happened: unknown[];
let uptimeMs: number;
beforeEach(() => {
  vi.useFakeTimers();
  source = new EventEmitter();
  happened = [];
  uptimeMs = 60_000;
});
afterEach(() => vi.useRealTimers());

const open = (over: { startAnew?: () => void; fatal?: (fields: object) => void } = {}) =>
  catchBugs({
    log: { fatal: over.fatal ?? (({ bug }: { bug: unknown }) => void happened.push(bug)) } as never,
    source: source as unknown as NodeJS.Process,
    startAnew: over.startAnew ?? (() => void happened.push('start anew')),
    exit: (code) => void happened.push(`exit ${code}`),
    uptimeMs: () => uptimeMs,
  });

it.each(['uncaughtException', 'unhandledRejection'])(
  'an error that nobody caught (%s): the person is wiped at once, and the program starts anew as after a fall',
  (event) => {
    const bugs = open();
    bugs.onBug(() => void happened.push('wiped'));
    bugs.onBug((trouble) => void happened.push(trouble));
    const error = new TypeError('x is not a function');
    expect(bugs.isEnding).toBe(false);
    source.emit(event, error);
    const told = [error, 'wiped', { what: 'bug', reason: 'TypeError' }];
    expect(happened).toEqual(told);
    expect(bugs.isEnding).toBe(true);
    vi.advanceTimersByTime(499);
    expect(happened).toEqual(told);
    vi.advanceTimersByTime(1);
    expect(happened).toEqual([...told, 'start anew', 'exit 1']);
  },
);

it('the second one changes nothing: it is told, and the end comes once, in its time', () => {
  const bugs = open();
  bugs.onBug(() => void happened.push('wiped'));
  source.emit('uncaughtException', 1);
  source.emit('unhandledRejection', 2);
  vi.advanceTimersByTime(60_000);
  expect(happened).toEqual([1, 'wiped', 2, 'start anew', 'exit 1']);
});

it('whatever else fails, the rest is done and the program ends', () => {
  const bugs = open({
    fatal: () => {
      throw new Error('no log');
    },
    startAnew: () => {
      throw new Error('no start');
    },
  });
  bugs.onBug(() => {
    throw new Error('no wiping');
  });
  bugs.onBug(() => void happened.push('written down'));
  expect(() => source.emit('uncaughtException', new Error('first'))).not.toThrow();
  vi.advanceTimersByTime(500);
  expect(happened).toEqual(['written down', 'exit 1']);
});

it('a bug right at the start waits, so that a loop of them does not flicker', () => {
  open();
  uptimeMs = 1_000;
  source.emit('uncaughtException', 1);
  vi.advanceTimersByTime(3_999);
  expect(happened).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(happened).toEqual([1, 'start anew', 'exit 1']);
});
