import type { HeadCopy } from '../../preload/record-contract.ts';
import type { StationStatus } from '../../preload/station-status.ts';
import { mayUseFakeDevice } from '../camera/open-gate.ts';
import type { Identity } from '../camera/identity.ts';
import { freeBytesIn } from '../platform/durable-file.ts';
import type { DayOfRecords, DescribeDay } from '../records/describe-day.ts';
import { dayOf } from '../records/read-day.ts';
import type { Records } from '../records/records.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import type { ServiceSwitch } from '../verification/service.ts';
import type { Health } from '../watchdog/health.ts';
import type { LastSeen } from '../verification/last-seen.ts';
import { describeExpiry } from './expiry.ts';
import { describeSecrets, type SecretsPorts } from './secrets.ts';
import { describeStatus, type StatusFacts } from './status.ts';

export interface StatusPorts extends SecretsPorts {
  readonly directory: string;
  readonly policyPath: string;
  readonly configuration: Configuration;
  readonly store: SettingsStore;
  readonly services: ServiceSwitch;
  readonly health: Health;
  readonly records: Records;
  readonly headCopy: () => HeadCopy;
  /** Off the main thread. */
  readonly describeDay: DescribeDay;
  readonly findCameras: () => Promise<readonly Identity[] | null>;
  readonly lastSeen: LastSeen;
  readonly versions: StationStatus['versions'];
}

/** What expires, of the settings in force. */
export function expiryNow(
  { configuration, lastSeen }: Pick<StatusPorts, 'configuration' | 'lastSeen'>,
  now = new Date(),
): StationStatus['expiry'] {
  const { values, apiKey } = configuration;
  const hasKey = apiKey.ok && apiKey.value !== null;
  const { host } = new URL(values.endpoint);
  return describeExpiry({ lastSeen, host, spkiPins: values.spkiPins, hasKey, now });
}

/** The station's status now. */
export async function readStatus(ports: StatusPorts): Promise<StationStatus> {
  const { configuration, services, health, store, records, headCopy, policyPath, versions } = ports;
  const now = new Date();
  const [camerasPluggedIn, counted, freeBytes] = await Promise.all([
    countCameras(ports.findCameras),
    countDay(records, now, ports.describeDay),
    freeBytesIn(ports.directory),
  ]);
  const { stored, policy, values, cameraRule, apiKey } = configuration;
  return describeStatus({
    health,
    camerasPluggedIn,
    cameraPinned: cameraRule.ok && cameraRule.value !== null,
    service: services.current,
    host: new URL(values.endpoint).host,
    key: describeSecrets(ports).apiKey,
    keyTrouble: apiKey.ok ? null : apiKey.error,
    storeTrouble: stored.ok ? null : stored.error,
    storeHealth: store.health(),
    recordTrouble: records.failure,
    headFailing: headCopy().state === 'failing',
    recordsKept: records.refusal !== null,
    freeBytes,
    policy,
    policyPath,
    ...counted,
    expiry: expiryNow(ports, now),
    versions,
    now,
  });
}

let lastDay: { readonly mark: string; readonly read: Promise<DayOfRecords> } | null = null;

/**
 * Today's counts from the records. The status is polled every few seconds: the files are read again only after a new record.
 * Rejects where the folder can't be read.
 */
export async function countDay(
  { folder, count }: Pick<Records, 'folder' | 'count'>,
  now: Date,
  describeDay: DescribeDay,
): Promise<Pick<StatusFacts, 'attempts' | 'recovered'>> {
  const day = dayOf(now);
  const mark = `${day} ${folder} ${count}`;
  if (lastDay?.mark !== mark) {
    const reading = { mark, read: describeDay({ folder, day }) };
    lastDay = reading;
    reading.read.catch(() => {
      if (lastDay === reading) lastDay = null;
    });
  }
  const { attempts, events } = await lastDay.read;
  return { attempts, recovered: events.filter(({ kind }) => kind === 'trouble').length };
}

/** Looked for rarely: on Windows it takes seconds. */
const camerasKeptMs = 30_000;
let lastCameras: { readonly at: number; readonly count: Promise<number | null> } | null = null;

function countCameras(findCameras: StatusPorts['findCameras']): Promise<number | null> {
  if (!lastCameras || performance.now() - lastCameras.at > camerasKeptMs) {
    const count = findCameras().then(
      // A camera that can't be identified still exists; Chromium's fake one is in no list.
      (found) =>
        found && !mayUseFakeDevice() ? found.filter(({ kind }) => kind !== 'virtual').length : null,
      () => null,
    );
    lastCameras = { at: performance.now(), count };
  }
  return lastCameras.count;
}
