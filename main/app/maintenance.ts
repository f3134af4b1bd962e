import { waitMs } from '../platform/flavour.ts';
import type { HeadPublisher } from '../records/publish-head.ts';
import type { Records } from '../records/records.ts';

const faultRetryMs = 15_000;
/** Short enough that a station that runs for an hour a day publishes its checkpoint. */
const firstMaintenanceMs = 60_000;
const maintenanceMs = 600_000;

export interface MaintenanceOptions {
  readonly records: Records;
  readonly headPublisher: HeadPublisher;
  /** Of the key's age, and of what expires into the log. */
  readonly noteExpiry: () => void;
  /** Records are being written or read: none may be deleted now. */
  readonly isBusy: () => boolean;
  /** No check can be made. */
  readonly hasFault: () => boolean;
  readonly retry: () => void;
}

/** Deletes records whose time is over, publishes the chain's head, and retries what keeps the station from working. */
export function scheduleMaintenance(options: MaintenanceOptions): void {
  const { records, headPublisher, noteExpiry, isBusy, hasFault, retry } = options;
  const runMaintenance = () => {
    if (isBusy()) return;
    void records.prune();
    void headPublisher.publish();
    noteExpiry();
  };
  setTimeout(runMaintenance, firstMaintenanceMs).unref();
  setInterval(runMaintenance, maintenanceMs).unref();
  setInterval(() => hasFault() && retry(), waitMs('TROUBLE_RETRY', faultRetryMs)).unref();
}
