import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openJournal, recordFilesIn, stationKey } from '../../test/fakes/records.ts';
import { documentedFields } from '../../test/records-fields.ts';
import { createRecorder } from '../verification/record-attempt.ts';
import type { FinishedAttempt } from '../verification/verify-picture.ts';
import { Health } from '../watchdog/health.ts';
import type { Log } from '../platform/log.ts';
import type { StationEvents } from './events.ts';
import type { Deletion } from './retention.ts';
import type { FindingCode } from './verifier/check-records.mjs';
import { parseLine } from './verifier/record-format.mjs';

const documented = documentedFields.map(({ kind, field }) => `${kind} ${field}`);

const doc = readFileSync(new URL('../../docs/records.md', import.meta.url), 'utf8');
/** One of each kind and event; a new one does not compile until it is here. */
type EveryEvent = { readonly [K in keyof StationEvents]: readonly StationEvents[K][] };
const camera = { id: 'usb-046d-082d', kind: 'hardware', driver: 'uvcvideo', pinned: true } as const;
const events: EveryEvent = {
  start: [{ flavour: 'production', version: '1', electron: '1', system: 'Linux', lastRun: 'none' }],
  stop: [{}],
  settings: [{ opensAt: '09:00' }],
  'setting-changed': [{ name: 'sound', from: true, to: false, by: 'clerk' }],
  policy: [{ state: 'invalid', faults: 2 }],
  staff: [
    { event: 'came-in', role: 'clerk' },
    { event: 'wrong-pin', failures: 3 },
    { event: 'set-up-begun' },
    { event: 'set-up-finished' },
    { event: 'left' },
    { event: 'locked' },
    { event: 'restart' },
    { event: 'exit' },
  ],
  camera: [
    { event: 'admitted', camera },
    { event: 'refused', reason: 'virtual' },
    { event: 'trouble', code: 'camera-lost' },
    { event: 'works-again' },
    { event: 'unsteady', changes: 40 },
  ],
  export: [{ files: ['a.csv'], records: 3 }],
  'retention-refused': [{ file: 'records-000001.jsonl', code: 'hash-wrong' }],
  trouble: [{ what: 'page', reason: 'crashed' }],
};
const at = '2026-11-23T10:40:12.000Z';
const deletion: Deletion = {
  ...{ rule: 'age', files: ['records-000001.jsonl'], records: 5, firstN: 1, lastN: 5 },
  ...{ firstAt: at, lastAt: at, lastHash: '0'.repeat(64) },
};

const measures = {
  ...{ interEyePx: 120, headHeightShare: 0.4, yawDeg: 0, pitchDeg: 0, rollDeg: 0, eyesOpen: 0.3 },
  ...{ faceLuminance: 120, darkShare: 0, brightShare: 0, halvesRatio: 0.9, sharpness: 30 },
  ...{ steadyMs: 800, framesCompared: 5 },
};
const attempt: FinishedAttempt = {
  attemptId: 'a',
  quality: { mode: 'automatic', hint: 'steady', measures },
  consent: { version: '1', sha256: '0'.repeat(64) },
  ...{ language: 'kk', sinceConsentMs: 9_000, camera, durationMs: 900, sentBytes: 90_000 },
  ...{ sha256: '0'.repeat(64), demonstration: false },
  answer: {
    ok: true,
    value: {
      ...{ verdict: 'not-live', score: 0.1, prediction: '0.10', createdAt: '2026-11-23T10:40:12Z' },
      ...{ madeAtMs: null, failureClass: 'general', staffDetail: null },
      failureReason: { type: 'CALC_RESULT', detail: '' },
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'kiosk-records-doc-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes one record of each kind and reads it back: the fields come from the file, not from a type. */
function writtenFields(): string[] {
  const key = stationKey();
  const journal = openJournal(folder, key);
  const write = (kind: string, data: object) => journal.append(kind, data);
  const quiet = { child: () => quiet, info: () => undefined } as unknown as Log;
  const recorder = createRecorder({
    records: { ready: () => ({ ok: true, value: null }), write, key },
    lastSeen: { noteAnswer: () => undefined },
    ...{ log: quiet, health: new Health(), flavour: 'production', appVersion: '1' },
    ...{ stationName: () => 'Almaty-03', showsReceipt: () => true, isPrinted: false },
  });
  recorder.sending(attempt);
  recorder.finished(attempt);
  for (const [kind, list] of Object.entries(events)) for (const data of list) write(kind, data);
  write('retention', deletion);
  journal.close();
  return readFileSync(recordFilesIn(folder)[0]!, 'latin1')
    .split('\n')
    .slice(0, -1)
    .map((line) => parseLine(line)!.body)
    .flatMap(({ kind, data, ...envelope }) => [
      ...fieldsOf({ kind, ...envelope }).map((field) => `every ${field}`),
      // The names of settings, which docs/operations.md describes.
      ...(kind === 'settings' ? ['settings name'] : fieldsOf(data).map((field) => `${kind} ${field}`)),
    ]);
}

/** `a.b` for each value that is no object; lists count as values. */
const fieldsOf = (data: object, before = ''): string[] =>
  Object.entries(data).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? fieldsOf(value, `${before}${name}.`)
      : [`${before}${name}`],
  );

describe('docs/records.md', () => {
  it('describes each field of each kind that is written, and no other', () => {
    const written = new Set([...writtenFields(), 'every data', 'every happenedAt', 'stop nothing']);
    expect([...new Set(documented)].toSorted()).toEqual([...written].toSorted());
  });

  it('says what each finding of the verifier means', () => {
    const codes: Record<FindingCode, true> = {
      ...{ 'not-a-record': true, 'torn-end': true, 'hash-wrong': true, 'signature-wrong': true },
      ...{ 'key-changed': true, 'key-unknown': true, 'station-wrong': true, 'number-wrong': true },
      ...{ 'chain-broken': true, 'start-missing': true, 'head-missing': true, 'head-differs': true },
      ...{ 'head-forged': true, empty: true },
    };
    for (const code of Object.keys(codes))
      expect(doc, code).toMatch(new RegExp(`^\\| \`${code}\` +\\|`, 'm'));
  });
});
