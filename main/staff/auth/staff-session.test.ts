import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StaffSession } from './staff-session.ts';

let dismissed: number;
let session: StaffSession;
beforeEach(() => {
  vi.useFakeTimers();
  dismissed = 0;
  let tokens = 0;
  session = new StaffSession({
    newToken: () => `token-${++tokens}`,
    idleLimitMs: () => 60_000,
    onDismissed: () => (dismissed += 1),
  });
});
afterEach(() => vi.useRealTimers());

const signedOut = { ok: false, error: { code: 'signed-out' } };

it('knows its own token and no other, before, during and after', () => {
  expect(session.check('token-1', 'clerk')).toEqual(signedOut);
  const { token } = session.begin('administrator', false);
  expect(session.check(token, 'administrator')).toEqual({ ok: true, value: 'administrator' });
  expect(session.check('token-2', 'clerk')).toEqual(signedOut);
  expect(session.check('', 'clerk')).toEqual(signedOut);
  session.end();
  expect(session.check(token, 'clerk')).toEqual(signedOut);
});

it('lets a clerk do a clerk’s things alone', () => {
  const { token } = session.begin('clerk', false);
  expect(session.check(token, 'clerk')).toEqual({ ok: true, value: 'clerk' });
  expect(session.check(token, 'administrator')).toEqual({ ok: false, error: { code: 'role-refused' } });
});

it('ends when nobody touches anything, and says so', () => {
  const { token } = session.begin('clerk', false);
  vi.advanceTimersByTime(59_000);
  session.check(token, 'clerk');
  vi.advanceTimersByTime(59_000);
  expect(dismissed).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(dismissed).toBe(1);
  expect(session.check(token, 'clerk')).toEqual(signedOut);
});

it('is not kept open by requests that it refuses', () => {
  const { token } = session.begin('clerk', false);
  vi.advanceTimersByTime(59_000);
  session.check('guess', 'clerk');
  vi.advanceTimersByTime(1_000);
  expect(session.check(token, 'clerk')).toEqual(signedOut);
});

it('is not kept open by what the page asks by itself', () => {
  const { token } = session.begin('clerk', false);
  vi.advanceTimersByTime(59_000);
  expect(session.check(token, 'clerk', false).ok).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(session.check(token, 'clerk')).toEqual(signedOut);
});

it('has one person at a time', () => {
  const first = session.begin('clerk', false);
  const second = session.begin('administrator', true);
  expect(second.setUp).toBe(true);
  expect(session.check(first.token, 'clerk')).toEqual(signedOut);
  expect(session.check(second.token, 'clerk').ok).toBe(true);
});

it('says once that whoever was there is gone, by whatever way', () => {
  const ended = vi.fn();
  session = new StaffSession({
    ...{ newToken: () => 'token', idleLimitMs: () => 60_000, onDismissed: () => undefined, onEnded: ended },
  });
  session.end();
  expect(ended, 'nobody was').not.toHaveBeenCalled();
  session.begin('clerk', false);
  session.end();
  session.end();
  expect(ended).toHaveBeenCalledTimes(1);
  session.begin('clerk', false);
  session.begin('administrator', false);
  expect(ended).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(ended).toHaveBeenCalledTimes(3);
});
