import { beforeEach, describe, expect, it } from 'vitest';
import { stationKey } from '../../test/fakes/records.ts';
import type { StationKey } from '../records/station-key.ts';
import { checkReceipt } from '../records/verifier/verify-receipt.mjs';
import { Health } from '../watchdog/health.ts';
import { readAnswer } from '../liveness/answer.ts';
import type { Log } from '../platform/log.ts';
import { createRecorder } from './record-attempt.ts';
import type { FinishedAttempt } from './verify-picture.ts';

const attempt: FinishedAttempt = {
  attemptId: '3f2b0c1e-9d84-4a55-8c1b-0f6e2d7a9b31',
  quality: { mode: 'unguided', hint: null, measures: null },
  consent: { version: '1', sha256: '0'.repeat(64) },
  ...{ language: 'kk', sinceConsentMs: 9_000, camera: null, durationMs: 900, sentBytes: 90_000 },
  ...{ sha256: '0a'.repeat(32), demonstration: false },
  answer: { ok: false, error: { code: 'internal', staffDetail: null } },
};

let key: StationKey;
let written: Record<string, unknown>[];
let health: Health;
/** What the calendar of what expires was told. */
let noted: (string | null)[];
beforeEach(() => {
  key = stationKey();
  written = [];
  noted = [];
  health = new Health();
});

/** Records an attempt that the service answered with this body. */
function record(changes: object, demonstration = false) {
  const body = { result: false, prediction: '0.1', created_at: '2026-11-23T10:40:12Z', failure_reason: null };
  const read = readAnswer(Buffer.from(JSON.stringify({ ...body, ...changes })), 'k'.repeat(47));
  const answer: FinishedAttempt['answer'] = read.ok
    ? read
    : { ok: false, error: { ...read.error, bodySent: true } };
  const quiet = { child: () => quiet, info: () => undefined } as unknown as Log;
  const recorder = createRecorder({
    records: {
      ready: () => ({ ok: true, value: null }),
      write: (_, data) => {
        written.push(data as Record<string, unknown>);
        return { ok: true, value: { n: 7, at: '2026-11-23T10:40:12.000Z', hash: 'f0'.repeat(32) } };
      },
      key,
    },
    lastSeen: { noteAnswer: (code) => void noted.push(code) },
    ...{ log: quiet, health, flavour: 'production', appVersion: '1', isPrinted: false },
    ...{ stationName: () => 'Almaty-03', showsReceipt: () => true },
  });
  const kept = recorder.finished({ ...attempt, answer, demonstration });
  return { data: written[0], receipt: kept.ok ? kept.value.receipt : null };
}

describe('the record of an attempt', () => {
  it('has the service’s reason as it wrote it and our class; the receipt has the class alone', () => {
    const reason = { type: 'CALC_RESULT', detail: 'Mask Attack' };
    const { data, receipt } = record({ failure_reason: reason });
    expect(data).toMatchObject({
      ...{ outcome: 'not-live', failureClass: 'general', code: null, staffDetail: null },
      service: { result: false, failure_reason: reason },
    });
    expect(checkReceipt(receipt!, key.publicKey)).toMatchObject({
      state: 'valid',
      facts: { verdict: 'not-live', failureClass: 'general' },
    });
  });

  it('of a living person has no class', () => {
    const { data, receipt } = record({ result: true });
    expect(data).toMatchObject({ outcome: 'live', failureClass: null });
    expect(checkReceipt(receipt!, key.publicKey)).toMatchObject({
      facts: { verdict: 'live', failureClass: null },
    });
  });

  it('of the service’s own failure says that, with its whole answer, and gives no receipt', () => {
    const reason = { type: 'SERVICE_ERROR', detail: null };
    const { data, receipt } = record({ prediction: null, failure_reason: reason });
    expect(data).toMatchObject({
      ...{ outcome: 'error', code: 'service-error', staffDetail: 'SERVICE_ERROR' },
      ...{ score: null, failureClass: 'service', picture: { sentBytes: 90_000 } },
      service: {
        result: false,
        prediction: null,
        created_at: '2026-11-23T10:40:12Z',
        failure_reason: reason,
      },
    });
    expect(receipt).toBeNull();
    expect(health.lastFailure).toBe('service-error');
  });

  it('tells what the service said of the contract, and not what the demonstration says', () => {
    const reason = { type: 'CLIENT', detail: 'No active or future subscription for technology' };
    record({ failure_reason: reason });
    record({ result: true });
    record({ failure_reason: reason }, true);
    expect(noted).toEqual(['subscription-none-active', null]);
  });

  it('whose time can’t be read keeps it as written, says so, and compares no clocks', () => {
    const { data } = record({ result: true, created_at: '30 ноября' });
    expect(data).toMatchObject({
      ...{ outcome: 'live', staffDetail: 'created_at can not be read as a time' },
      service: { created_at: '30 ноября' },
    });
    expect(health.lastFailure).toBeNull();
    expect(health.clockOffsetMs()).toBeNull();
  });

  it('whose time is written another way compares the clocks', () => {
    record({
      created_at: new Date(Date.now() - 60_000).toISOString().replace('T', ' ').replace('Z', '+0000'),
    });
    expect(health.clockOffsetMs()).not.toBeNull();
  });
});
