import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { AttemptLine } from '../../preload/record-contract.ts';
import type { SecretInfo } from '../../preload/staff-contract.ts';
import type { StationStatus, TileState } from '../../preload/station-status.ts';
import type { Service } from '../verification/service.ts';
import type { RecordFailure } from '../records/records.ts';
import { clockToleranceMs, type Health } from '../watchdog/health.ts';
import type { PolicyReading } from '../settings/managed-policy/policy-file.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import type { StoreHealth } from '../settings/store/settings-store.ts';

export interface StatusFacts {
  readonly health: Health;
  /** Null: unknown. */
  readonly camerasPluggedIn: number | null;
  readonly cameraPinned: boolean;
  readonly service: Service;
  readonly host: string;
  readonly key: SecretInfo | null;
  readonly keyTrouble: { readonly code: ErrorCode; readonly staffDetail: string } | null;
  readonly storeTrouble: StoreFailure | null;
  readonly storeHealth: StoreHealth;
  /** Why no record can be written. */
  readonly recordTrouble: RecordFailure | null;
  readonly freeBytes: number | null;
  readonly policy: PolicyReading;
  readonly policyPath: string;
  /** Of today. */
  readonly attempts: readonly AttemptLine[];
  /** As in StationStatus.storage. */
  readonly headFailing: boolean;
  readonly recordsKept: boolean;
  /** As in StationStatus.today. */
  readonly recovered: number;
  readonly expiry: StationStatus['expiry'];
  readonly versions: StationStatus['versions'];
  readonly now: Date;
}

/** Enough for the log, the settings and an update of the program; below this the branch is warned. */
const littleSpaceBytes = 200_000_000;

/** The station's status. `care` where it works but needs attention. */
export function describeStatus(facts: StatusFacts): StationStatus {
  const storeTrouble = facts.storeTrouble ?? facts.recordTrouble;
  const { storeHealth, policy, policyPath, attempts, versions, now, health } = facts;
  const offset = health.clockOffsetMs({ wallMs: now.getTime() });
  const offsetMs = offset === null ? null : Math.round(offset);
  return {
    camera: cameraTile(facts),
    service: serviceTile(facts),
    key: { state: keyState(facts), info: facts.key },
    storage: {
      state: storageState(facts),
      code: storeTrouble?.code ?? null,
      fault: storeTrouble?.fault ?? null,
      detail: storeTrouble && !storeTrouble.fault ? storeTrouble.staffDetail : null,
      backend: storeHealth.backend,
      freeBytes: facts.freeBytes,
      recovered: storeHealth.recovered,
      quarantined: storeHealth.quarantined,
      headFailing: facts.headFailing,
      recordsKept: facts.recordsKept,
    },
    clock: {
      state: clockState(offsetMs),
      now: isoWithOffset(now),
      offsetMs,
    },
    expiry: facts.expiry,
    versions,
    policy: {
      state: !policy.ok ? 'invalid' : policy.value ? 'active' : 'none',
      path: policyPath,
      faults: policy.ok ? [] : policy.error,
    },
    today: {
      attempts: attempts.length,
      live: attempts.filter(({ outcome }) => outcome === 'live').length,
      errors: attempts.filter(({ outcome }) => outcome === 'error').length,
      recovered: facts.recovered,
    },
  };
}

function cameraTile({ health, camerasPluggedIn, cameraPinned }: StatusFacts): StationStatus['camera'] {
  const code: CameraCode | null =
    health.cameraFault ?? (camerasPluggedIn === 0 && !health.camera ? 'camera-missing' : null);
  const seen = health.camera !== null || health.cameraFault === null;
  const state: TileState = code ? 'bad' : !seen ? 'unknown' : cameraPinned ? 'good' : 'care';
  return { state, code, name: health.camera?.id ?? null, bound: cameraPinned };
}

function serviceTile({ service, health, host }: StatusFacts): StationStatus['service'] {
  const code = service.fault ?? health.lastFailure;
  const state: TileState = service.fault ? 'bad' : code ? 'care' : health.lastAnswerAt ? 'good' : 'unknown';
  const lastAnswerAt = health.lastAnswerAt?.toISOString() ?? null;
  return { state, code, host, lastAnswerAt, demonstration: service.demonstration };
}

const refusalsOfTheKey: readonly (ErrorCode | null)[] = [
  'unauthorized',
  'access-denied',
  'subscription-missing',
  'subscription-none-active',
  'subscription-not-started',
];

function keyState({ key, keyTrouble, health }: StatusFacts): TileState {
  if (keyTrouble || !key) return 'bad';
  return refusalsOfTheKey.includes(health.lastFailure) || key.source === 'demonstration' ? 'care' : 'good';
}

function storageState(facts: StatusFacts): TileState {
  const { storeTrouble, recordTrouble, storeHealth, freeBytes } = facts;
  if (storeTrouble ?? recordTrouble) return 'bad';
  if (facts.headFailing || facts.recordsKept) return 'care';
  const scarce = freeBytes !== null && freeBytes < littleSpaceBytes;
  const damaged = storeHealth.recovered || storeHealth.quarantined.length > 0;
  return damaged || scarce || storeHealth.backend === 'file' ? 'care' : 'good';
}

function clockState(offsetMs: number | null): TileState {
  if (offsetMs === null) return 'unknown';
  return Math.abs(offsetMs) > clockToleranceMs ? 'bad' : 'good';
}

/** ISO 8601 in the station's own time, so that staff can compare it with a clock in the branch. */
export function isoWithOffset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `${shifted}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
