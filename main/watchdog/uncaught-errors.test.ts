import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { catchUncaughtErrors } from './uncaught-errors.ts';

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
  catchUncaughtErrors({
    log: { fatal: over.fatal ?? (({ err }: { err: unknown }) => void happened.push(err)) } as never,
    source: source as unknown as NodeJS.Process,
    relaunch: over.startAnew ?? (() => void happened.push('relaunch')),
    exit: (code) => void happened.push(`exit ${code}`),
    uptimeMs: () => uptimeMs,
  });

it.each(['uncaughtException', 'unhandledRejection'])(
  'an uncaught error (%s) ends the session at once, and the program restarts as after a crash',
  (event) => {
    const errors = open();
    errors.onError(() => void happened.push('wiped'));
    errors.onError((fault) => void happened.push(fault));
    const error = new TypeError('x is not a function');
    expect(errors.isEnding).toBe(false);
    source.emit(event, error);
    const told = [error, 'wiped', { what: 'bug', reason: 'TypeError' }];
    expect(happened).toEqual(told);
    expect(errors.isEnding).toBe(true);
    vi.advanceTimersByTime(499);
    expect(happened).toEqual(told);
    vi.advanceTimersByTime(1);
    expect(happened).toEqual([...told, 'relaunch', 'exit 1']);
  },
);

it('a second error is logged alone: the program ends once, at the same time', () => {
  const errors = open();
  errors.onError(() => void happened.push('wiped'));
  source.emit('uncaughtException', 1);
  source.emit('unhandledRejection', 2);
  vi.advanceTimersByTime(60_000);
  expect(happened).toEqual([1, 'wiped', 2, 'relaunch', 'exit 1']);
});

it('a step that throws stops no other step, and the program ends', () => {
  const errors = open({
    fatal: () => {
      throw new Error('no log');
    },
    startAnew: () => {
      throw new Error('no start');
    },
  });
  errors.onError(() => {
    throw new Error('no wiping');
  });
  errors.onError(() => void happened.push('written down'));
  expect(() => source.emit('uncaughtException', new Error('first'))).not.toThrow();
  vi.advanceTimersByTime(500);
  expect(happened).toEqual(['written down', 'exit 1']);
});

it('an error right after the start ends the program no earlier than five seconds in, so that a loop does not flicker', () => {
  open();
  uptimeMs = 1_000;
  source.emit('uncaughtException', 1);
  vi.advanceTimersByTime(3_999);
  expect(happened).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(happened).toEqual([1, 'relaunch', 'exit 1']);
});
