import { cannedSettings } from './staff-answers.ts';
import type {
  AttemptLine,
  RecordChain,
  RecordedEvent,
  RecordedValue,
  RecordsOfDay,
} from '../../preload/record-contract.ts';

/** Always the same day, so that screenshots can be compared. */
const today = '2026-11-23';
/** A moment of that day. */
export const at = (time: string): string => `${today}T${time}+05:00`;

/** What a sample station has recorded. */
export interface CannedRecords {
  readonly attempts: readonly AttemptLine[];
  readonly recorded: readonly RecordedEvent[];
  readonly chain: RecordChain;
}

const line = (
  time: string,
  outcome: AttemptLine['outcome'],
  rest: Partial<AttemptLine> = {},
): AttemptLine => ({
  n: 4_700 + Number(time.replaceAll(':', '').slice(0, 4)),
  at: at(time),
  attemptId: '3f2b0c1e-9d84-4a55-8c1b-0f6e2d7a9b31',
  outcome,
  score: outcome === 'live' ? 0.97 : outcome === 'not-live' ? 0.21 : null,
  code: null,
  detail: null,
  durationMs: 1_840,
  demonstration: false,
  ...rest,
});
export const attempts: readonly AttemptLine[] = [
  line('14:02:11', 'live'),
  line('13:58:40', 'error', { code: 'unreachable', detail: 'ECONNREFUSED', durationMs: 10_020 }),
  line('13:51:02', 'not-live', { detail: 'CALC_RESULT: Mask Attack', durationMs: 2_210 }),
  line('13:50:12', 'error', {
    code: 'service-backend-unavailable',
    detail: 'SERVICE_ERROR: Could not send image to liveness service',
  }),
  line('13:49:37', 'live', { score: 0.91 }),
  line('13:30:15', 'live', { durationMs: 1_610 }),
  line('13:04:48', 'live', { score: 0.88, durationMs: 3_480 }),
  line('09:12:20', 'live', { demonstration: true, durationMs: 640 }),
];

const event = (
  n: number,
  time: string,
  kind: string,
  data: Record<string, RecordedValue>,
): RecordedEvent => ({
  n,
  at: at(time),
  kind,
  facts: Object.entries(data).map(([name, value]) => ({ name, value })),
});
const titleOf = (name: string) => cannedSettings({}, {}).find((one) => one.name === name)?.title ?? name;
export const recorded: readonly RecordedEvent[] = [
  event(6_032, '13:56:00', 'setting-changed', {
    name: 'apiKey',
    from: { mark: '1b7a5d20' },
    to: { mark: '9f3c46e8' },
    by: 'outside',
  }),
  event(6_031, '13:55:10', 'setting-changed', {
    name: titleOf('maxAttempts'),
    from: null,
    to: 2,
    by: 'administrator',
  }),
  event(6_030, '13:54:02', 'staff', { event: 'came-in', role: 'administrator' }),
  event(6_029, '13:53:41', 'staff', { event: 'wrong-pin', failures: 1 }),
  event(6_012, '13:12:03', 'camera', { event: 'refused', reason: 'not-the-pinned-one' }),
  event(5_940, '11:02:19', 'trouble', { what: 'graphics', reason: 'crashed' }),
  event(5_801, '08:55:00', 'start', {
    flavour: 'production',
    version: '0.5.0',
    electron: '45.4.1',
    system: 'win32 10.0.26100',
    lastRun: 'not-stopped',
  }),
];

export const chain: RecordChain = {
  station: '9f3c1b7a5d20e846',
  publicKey: 'x0Yc8Yd1m1fTj0o0mZb0N7m0q3b8qjv3c1Ytq3m8Kx4=',
  head: `LKH1 9f3c1b7a5d20e846 6102 ${'4be1'.repeat(16)} 2026-11-23T09:02:11.000Z ${'Qm8x'.repeat(21)}QQ==`,
  copy: { state: 'well', at: at('09:03:00') },
  fault: null,
  trial: false,
};

/** The same attempts on every requested day. */
export function recordsOf(
  { attempts: lines, recorded: others, chain: hangsOn }: CannedRecords,
  asked: string | null,
): Omit<RecordsOfDay, 'lastExport'> {
  return {
    day: asked ?? today,
    today,
    firstDay: lines.length > 0 ? '2026-09-01' : today,
    attempts: lines,
    events: others,
    chain: hangsOn,
  };
}
