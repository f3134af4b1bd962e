import { beforeEach, describe, expect, it } from 'vitest';
import { fakeLimits } from '../../test/fakes/bridge.ts';
import { encodeJpeg, noisyRaster } from '../../test/fakes/pictures.ts';
import type { LivenessAnswer, LivenessClient, LivenessFailure } from '../liveness/outcome.ts';
import type { CaptureQuality, Result } from '../../preload/contract.ts';
import type { AdmittedCamera } from '../camera/binding.ts';
import type { Log } from '../platform/log.ts';
import type { Service } from './service.ts';
import { Sessions } from './sessions.ts';
import {
  verifyPicture,
  type AttemptRecorder,
  type FinishedAttempt,
  type VerifyPorts,
} from './verify-picture.ts';

const jpeg = Buffer.from(encodeJpeg(noisyRaster(640, 480), 80));
const log = { info() {}, warn() {}, error() {} } as unknown as Log;
const maskAttack = { type: 'CALC_RESULT', detail: 'Mask Attack' };
const answer = (verdict: 'live' | 'not-live'): Result<LivenessAnswer, LivenessFailure> => ({
  ok: true,
  value: {
    ...{ verdict, score: 0.9, prediction: '0.9', createdAt: '2026-11-23T00:00:00Z', madeAtMs: null },
    ...{ staffDetail: null, failureReason: verdict === 'live' ? null : maskAttack },
    failureClass: verdict === 'live' ? null : 'general',
  },
});

let nowMs: number;
let sessions: Sessions;
let sent: Uint8Array[];
let records: FinishedAttempt[];
let steps: string[];
let disk: {
  sending: ReturnType<AttemptRecorder['sending']>;
  finished: ReturnType<AttemptRecorder['finished']>;
};
const full = { ok: false, error: { code: 'record-not-written', staffDetail: 'ENOSPC' } } as const;

beforeEach(() => {
  let ids = 0;
  nowMs = 0;
  sessions = new Sessions({
    maxAttempts: 3,
    attemptTtlMs: 1000,
    now: () => nowMs,
    newId: () => `id-${++ids}`,
    pictureLimits: () => fakeLimits,
  });
  sent = [];
  records = [];
  steps = [];
  disk = { sending: { ok: true, value: null }, finished: { ok: true, value: { receipt: null } } };
});

function ports(
  respond: (signal?: AbortSignal) => Promise<Result<LivenessAnswer, LivenessFailure>>,
): VerifyPorts {
  const client: LivenessClient = {
    warmUp: async () => undefined,
    linkBitsPerSecond: () => null,
    close: async () => undefined,
    check(picture, options) {
      sent.push(Uint8Array.from(picture.bytes));
      steps.push('sent');
      return respond(options?.signal);
    },
  };
  const service: Service = { client, demonstration: false, fault: null };
  return {
    sessions,
    service: () => service,
    hardCapBytes: 900_000,
    log,
    recorder: {
      sending: (leaving) => {
        steps.push(`sending ${leaving.sentBytes} ${leaving.sha256?.length}`);
        return disk.sending;
      },
      finished: (attempt) => {
        records.push(attempt);
        return disk.finished;
      },
    },
  };
}

const camera: AdmittedCamera = { id: 'usb-1', kind: 'hardware', driver: 'uvcvideo', pinned: true };
const quality: CaptureQuality = { mode: 'unguided', hint: null, measures: null };

function attempt(passed: AdmittedCamera | null = camera): string {
  const { sessionId } = sessions.begin({ language: 'en', consentVersion: '1', consentSha256: 'c' });
  sessions.openCameraCheck()(passed);
  const grant = sessions.beginAttempt(sessionId);
  if (!grant.ok) throw new Error(grant.error.code);
  return grant.value.attemptId;
}

describe('a picture', () => {
  it('is sent unchanged, and wiped', async () => {
    const picture = Uint8Array.from(jpeg);
    const result = await verifyPicture(
      { attemptId: attempt(), picture, quality },
      ports(async () => answer('live')),
    );
    expect(result).toMatchObject({ ok: true, value: { verdict: 'live', attemptsLeft: 2 } });
    expect(Buffer.from(sent[0]!).equals(jpeg)).toBe(true);
    expect(picture.every((byte) => byte === 0)).toBe(true);
    expect(records).toMatchObject([
      { sentBytes: jpeg.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it.each([
    ['without an attempt', jpeg, 'attempt-unknown'],
    ['cut short', jpeg.subarray(0, -30), 'bad-picture'],
    ['with something behind it', Buffer.concat([jpeg, Buffer.from('PK')]), 'bad-picture'],
    ['that is none', Buffer.from('<html>'), 'bad-picture'],
  ] as const)('%s is not sent, and wiped', async (what, bytes, code) => {
    const picture = Uint8Array.from(bytes);
    const attemptId = what === 'without an attempt' ? 'made-up' : attempt();
    const result = await verifyPicture(
      { attemptId, picture, quality },
      ports(async () => answer('live')),
    );
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(sent).toEqual([]);
    expect(picture.every((byte) => byte === 0)).toBe(true);
  });
});

it('from a camera that did not pass is not sent, and wiped; it costs no attempt', async () => {
  const picture = Uint8Array.from(jpeg);
  const result = await verifyPicture(
    { attemptId: attempt(null), picture, quality },
    ports(async () => answer('live')),
  );
  expect(result).toEqual({ ok: false, error: { code: 'camera-untrusted', attemptsLeft: 3 } });
  expect(sent).toEqual([]);
  expect(picture.every((byte) => byte === 0)).toBe(true);
  expect(records).toMatchObject([{ sentBytes: 0, sha256: null, camera: null }]);
});

it('is recorded with what it scored and the camera that took it', async () => {
  await verifyPicture(
    { attemptId: attempt(), picture: Uint8Array.from(jpeg), quality },
    ports(async () => answer('live')),
  );
  expect(records).toMatchObject([{ quality, camera }]);
});

describe('attempts', () => {
  const failure = (code: LivenessFailure['code']) => async () => ({
    ok: false as const,
    error: { code, staffDetail: null },
  });

  it.each([
    ['outcome-unknown', 2],
    ['unreachable', 3],
    ['access-denied', 3],
    ['invalid-answer', 3],
  ] as const)('%s leaves %i', async (code, attemptsLeft) => {
    const picture = Uint8Array.from(jpeg);
    const result = await verifyPicture({ attemptId: attempt(), picture, quality }, ports(failure(code)));
    expect(result).toEqual({ ok: false, error: { code, attemptsLeft } });
  });
});

it('a verdict names the person’s class and nothing of the service’s own words', async () => {
  const result = await verifyPicture(
    { attemptId: attempt(), picture: Uint8Array.from(jpeg), quality },
    ports(async () => answer('not-live')),
  );
  expect(result).toMatchObject({ ok: true, value: { verdict: 'not-live', failureClass: 'general' } });
  expect(JSON.stringify(result)).not.toMatch(/mask|calc/i);
  expect(records).toMatchObject([{ answer: { value: { failureReason: maskAttack } } }]);
});

it('the service’s own failure is no verdict: it costs no attempt, may be repeated, and the record holds what was said', async () => {
  const { sessionId } = sessions.begin({ language: 'en', consentVersion: '1', consentSha256: 'c' });
  sessions.openCameraCheck()(camera);
  const withheld = {
    ...({ verdict: 'not-live', prediction: '0.000000', createdAt: '2026-11-23T00:00:00Z' } as const),
    ...({ failureReason: { type: 'SERVICE_ERROR', detail: null }, failureClass: 'service' } as const),
  };
  const error = { code: 'service-error', staffDetail: 'SERVICE_ERROR', bodySent: true, withheld } as const;
  for (const time of [1, 2]) {
    const grant = sessions.beginAttempt(sessionId);
    if (!grant.ok) throw new Error(grant.error.code);
    const result = await verifyPicture(
      { attemptId: grant.value.attemptId, picture: Uint8Array.from(jpeg), quality },
      ports(async () => ({ ok: false, error })),
    );
    expect(result, `time ${time}`).toEqual({ ok: false, error: { code: 'service-error', attemptsLeft: 3 } });
  }
  expect(records).toMatchObject([{ answer: { ok: false, error } }, { answer: { ok: false, error } }]);
});

it('shows no verdict that arrives after the person has cancelled', async () => {
  const attemptId = attempt();
  const result = await verifyPicture(
    { attemptId, picture: Uint8Array.from(jpeg), quality },
    ports(async () => {
      sessions.cancel(attemptId);
      return answer('live');
    }),
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(records, 'which the record holds, since it was given').toMatchObject([
    { answer: { ok: false, error: { code: 'cancelled', bodySent: true, withheld: { verdict: 'live' } } } },
  ]);
});

it('that comes too late is not sent, and recorded; it costs no attempt', async () => {
  const attemptId = attempt();
  nowMs = 1000;
  const result = await verifyPicture(
    { attemptId, picture: Uint8Array.from(jpeg), quality },
    ports(async () => answer('live')),
  );
  expect(result).toEqual({ ok: false, error: { code: 'attempt-expired', attemptsLeft: 3 } });
  expect(sent).toEqual([]);
  expect(records).toMatchObject([
    { attemptId, sentBytes: 0, answer: { error: { code: 'attempt-expired' } } },
  ]);
});

describe('the record', () => {
  const check = (result: 'live' | 'not-live' = 'live') =>
    verifyPicture(
      { attemptId: attempt(), picture: Uint8Array.from(jpeg), quality },
      ports(async () => answer(result)),
    );

  it('is begun before the picture leaves, with its hash', async () => {
    disk.finished = { ok: true, value: { receipt: '123' } };
    expect(await check()).toMatchObject({ ok: true, value: { verdict: 'live', receipt: '123' } });
    expect(steps).toEqual([`sending ${jpeg.length} 64`, 'sent']);
    expect(records).toMatchObject([{ language: 'en', sinceConsentMs: 0 }]);
  });

  it('that can’t be begun keeps the picture here; the attempt is not used up', async () => {
    disk.sending = full;
    expect(await check()).toEqual({ ok: false, error: { code: 'record-not-written', attemptsLeft: 3 } });
    expect(sent).toEqual([]);
    expect(records).toMatchObject([{ answer: full }]);
  });

  for (const result of ['live', 'not-live'] as const)
    it(`that can’t be written keeps "${result}" from being shown`, async () => {
      disk.finished = full;
      expect(await check(result)).toEqual({
        ok: false,
        error: { code: 'record-not-written', attemptsLeft: 2 },
      });
    });

  it('that can’t be written hides no other reason', async () => {
    disk.finished = full;
    const result = await verifyPicture(
      { attemptId: attempt(null), picture: Uint8Array.from(jpeg), quality },
      ports(async () => answer('live')),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'camera-untrusted' } });
  });
});
