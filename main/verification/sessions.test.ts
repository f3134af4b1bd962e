import { beforeEach, describe, expect, it } from 'vitest';
import { fakeLimits } from '../../test/fakes/bridge.ts';
import type { AdmittedCamera } from '../camera/binding.ts';
import { Sessions } from './sessions.ts';

const request = { language: 'kk', consentVersion: '1', consentSha256: 'c' } as const;

let nowMs = 0;
let ids = 0;
let sessions: Sessions;

beforeEach(() => {
  nowMs = 0;
  ids = 0;
  sessions = new Sessions({
    maxAttempts: 3,
    attemptTtlMs: 1000,
    now: () => nowMs,
    newId: () => `id-${++ids}`,
    pictureLimits: () => fakeLimits,
  });
});

function beginAttempt(sessionId: string): string {
  const grant = sessions.beginAttempt(sessionId);
  if (!grant.ok) throw new Error(grant.error.code);
  return grant.value.attemptId;
}

describe('an attempt id', () => {
  it('is taken once', () => {
    const id = beginAttempt(sessions.begin(request).sessionId);
    expect(sessions.take(id)).toMatchObject({ ok: true, value: { session: request } });
    expect(sessions.take(id)).toEqual({ ok: false, error: { code: 'attempt-used' } });
    sessions.finish(id, true);
    expect(sessions.take(id)).toEqual({ ok: false, error: { code: 'attempt-used' } });
  });

  it('is refused when it was not issued', () => {
    expect(sessions.take('made-up')).toEqual({ ok: false, error: { code: 'attempt-unknown' } });
    sessions.begin(request);
    expect(sessions.take('made-up')).toEqual({ ok: false, error: { code: 'attempt-unknown' } });
  });

  it('takes no more than sixty pictures in two minutes, in however many sessions', () => {
    const takeOne = () => sessions.take(beginAttempt(sessions.begin(request).sessionId));
    for (let times = 0; times < 60; times += 1) expect(takeOne().ok).toBe(true);
    expect(takeOne()).toEqual({ ok: false, error: { code: 'no-attempts-left', attemptsLeft: 0 } });
    nowMs += 120_000;
    expect(takeOne().ok).toBe(true);
  });

  it('counts sixty pictures also on a station that has run for a day, while the two minutes pass', () => {
    nowMs = 86_400_000;
    const takeOne = () => {
      nowMs += 1000;
      return sessions.take(beginAttempt(sessions.begin(request).sessionId));
    };
    for (let times = 0; times < 60; times += 1) expect(takeOne().ok).toBe(true);
    expect(takeOne().ok).toBe(false);
    nowMs += 120_000 - 60_000;
    expect([takeOne().ok, takeOne().ok]).toEqual([true, true]);
  });

  it('says how long after the consent its picture came', () => {
    nowMs = 5_000;
    const { sessionId } = sessions.begin(request);
    nowMs = 5_700;
    expect(sessions.take(beginAttempt(sessionId))).toMatchObject({ value: { sinceConsentMs: 700 } });
  });

  it('that is not open is finished and ended without any effect', () => {
    sessions.end('made-up');
    expect(sessions.finish('made-up', true)).toBe(0);
    const { sessionId } = sessions.begin(request);
    expect(sessions.finish('made-up', true)).toBe(0);
    const id = beginAttempt(sessionId);
    expect(sessions.finish('made-up', true)).toBe(0);
    expect(sessions.finish(id, true)).toBe(2);
  });

  it('expires, and says so once', () => {
    const id = beginAttempt(sessions.begin(request).sessionId);
    nowMs = 999;
    expect(sessions.take(id)).toMatchObject({ ok: true, value: { isExpired: false } });
    const second = beginAttempt(sessions.begin(request).sessionId);
    nowMs = 1999;
    expect(sessions.take(second)).toMatchObject({ ok: true, value: { isExpired: true } });
    expect(sessions.take(second)).toEqual({ ok: false, error: { code: 'attempt-used' } });
  });

  it('ends when another attempt begins, and the request under way is aborted', () => {
    const { sessionId } = sessions.begin(request);
    const first = sessions.take(beginAttempt(sessionId));
    const second = beginAttempt(sessionId);
    expect(first.ok && first.value.signal.aborted).toBe(true);
    expect(sessions.take(second).ok).toBe(true);
  });

  it('stays when another one is cancelled', () => {
    sessions.cancel('made-up');
    const id = beginAttempt(sessions.begin(request).sessionId);
    sessions.cancel('made-up');
    expect(sessions.take(id).ok).toBe(true);
  });

  it('can be cancelled before and after the picture', () => {
    const { sessionId } = sessions.begin(request);
    const before = beginAttempt(sessionId);
    sessions.cancel(before);
    expect(sessions.take(before)).toEqual({ ok: false, error: { code: 'attempt-used' } });
    const after = beginAttempt(sessionId);
    const taken = sessions.take(after);
    sessions.cancel(after);
    expect(taken.ok && taken.value.signal.aborted).toBe(true);
    expect(sessions.finish(after, false)).toBe(3);
  });
});

describe('a session', () => {
  it('ends when the next one begins: one person at a time', () => {
    const first = sessions.begin(request);
    const attempt = sessions.take(beginAttempt(first.sessionId));
    const second = sessions.begin(request);
    expect(attempt.ok && attempt.value.signal.aborted).toBe(true);
    expect(sessions.beginAttempt(first.sessionId)).toEqual({ ok: false, error: { code: 'attempt-unknown' } });
    expect(sessions.beginAttempt(second.sessionId).ok).toBe(true);
  });

  it('is not ended by somebody else’s id', () => {
    const { sessionId } = sessions.begin(request);
    sessions.end('another');
    expect(sessions.beginAttempt(sessionId).ok).toBe(true);
    sessions.end(sessionId);
    expect(sessions.beginAttempt(sessionId).ok).toBe(false);
  });

  it('allows three judged attempts and no fourth', () => {
    const { sessionId } = sessions.begin(request);
    for (const left of [2, 1, 0]) {
      const id = beginAttempt(sessionId);
      sessions.take(id);
      expect(sessions.finish(id, true)).toBe(left);
    }
    expect(sessions.beginAttempt(sessionId)).toEqual({
      ok: false,
      error: { code: 'no-attempts-left', attemptsLeft: 0 },
    });
  });

  it('does not count attempts that were surely not judged, but stops a runaway page', () => {
    const { sessionId } = sessions.begin(request);
    for (let i = 0; i < 20; i += 1) {
      const id = beginAttempt(sessionId);
      sessions.take(id);
      expect(sessions.finish(id, false)).toBe(3);
    }
    expect(sessions.beginAttempt(sessionId).ok).toBe(false);
  });

  it('records no answer for a person who has left', () => {
    const { sessionId } = sessions.begin(request);
    const id = beginAttempt(sessionId);
    const taken = sessions.take(id);
    sessions.endAny();
    expect(taken.ok && taken.value.signal.aborted).toBe(true);
    expect(sessions.finish(id, true)).toBe(0);
  });
});

it('only the latest camera check of a session that is open says which camera is admitted', () => {
  const camera = { kind: 'usb' } as unknown as AdmittedCamera;
  const admitted = () => {
    const taken = sessions.take(beginAttempt(sessions.begin(request).sessionId));
    return taken.ok && taken.value.camera;
  };
  sessions.openCameraCheck()(camera);
  expect(admitted()).toBe(null);
  const { sessionId } = sessions.begin(request);
  const early = sessions.openCameraCheck();
  sessions.openCameraCheck()(camera);
  early(null);
  const taken = sessions.take(beginAttempt(sessionId));
  expect(taken.ok && taken.value.camera).toBe(camera);
});

it('an id that nobody gave out cancels nothing', () => {
  const id = beginAttempt(sessions.begin(request).sessionId);
  sessions.cancel('made-up');
  expect(sessions.take(id).ok).toBe(true);
});

it('reports the end of a session once', () => {
  let closed = 0;
  const watched = new Sessions({
    maxAttempts: 3,
    attemptTtlMs: 1000,
    now: () => 0,
    newId: () => 'id',
    pictureLimits: () => fakeLimits,
    onClosed: () => (closed += 1),
  });
  watched.endAny();
  expect(closed).toBe(0);
  const { sessionId } = watched.begin(request);
  expect(watched.isOpen).toBe(true);
  watched.end(sessionId);
  watched.endAny();
  expect([closed, watched.isOpen]).toEqual([1, false]);
});

describe('a camera check', () => {
  const camera = { id: 'usb-1', kind: 'hardware', driver: null, pinned: false } as const;
  const admitted = (sessionId: string) => {
    const taken = sessions.take(beginAttempt(sessionId));
    return taken.ok && taken.value.camera;
  };

  it('without a session stores nothing', () => {
    sessions.openCameraCheck()(camera);
    expect(admitted(sessions.begin(request).sessionId)).toBeNull();
  });

  it('revokes the earlier admission when it begins, and only the latest one stores its outcome', () => {
    const { sessionId } = sessions.begin(request);
    const early = sessions.openCameraCheck();
    const latest = sessions.openCameraCheck();
    early(camera);
    expect(admitted(sessionId)).toBeNull();
    latest(camera);
    expect(admitted(sessionId)).toEqual(camera);
    sessions.openCameraCheck();
    expect(admitted(sessionId)).toBeNull();
  });
});
