import { release, type as systemType } from 'node:os';
import { app, type BrowserWindow } from 'electron';
import {
  changesBetween,
  factsOf,
  markWith,
  showFacts,
  type ConfigurationFacts,
} from '../records/configuration-facts.ts';
import type { Doer, NoteEvent, StationEvents } from '../records/events.ts';
import { Records } from '../records/records.ts';
import type { Retire } from '../records/retention.ts';
import type { ClockFacts } from '../records/sealed-line.ts';
import { clockToleranceMs, type Vitals } from '../watchdog/health.ts';
import { flavour } from '../platform/flavour.ts';
import type { Log } from '../platform/log.ts';
import type { OpenConfiguration } from '../settings/open-configuration.ts';

export interface StationRecordsOptions extends Pick<
  OpenConfiguration,
  'store' | 'configuration' | 'openBox'
> {
  readonly directory: string;
  readonly vitals: Vitals;
  readonly log: Log;
  readonly retire: Retire;
  readonly onChange: () => void;
  /** Of the kiosk. */
  readonly window: Pick<BrowserWindow, 'on'> | null;
}

export interface StationRecords {
  readonly records: Records;
  readonly note: NoteEvent;
  /** Records which settings have changed since the last call, by whatever means. */
  readonly noteChanges: (by: Doer) => void;
}

/** The records of this station, with what every run of the kiosk writes into them. */
export function openRecords(options: StationRecordsOptions): StationRecords {
  const { directory, configuration, openBox, log, onChange, vitals, window } = options;
  let facts: ConfigurationFacts = factsOf(configuration);
  const records = new Records({
    directory,
    openBox,
    isTrial: () => flavour !== 'production' && !options.store.isInUse(),
    appVersion: app.getVersion(),
    clock: () => clockFacts(vitals),
    retention: () => {
      const { recordDays, recordMegabytes } = configuration.values;
      return { days: recordDays, maxBytes: recordMegabytes * 1_000_000 };
    },
    retire: options.retire,
    log,
    onChange,
    onRefusal(refusal) {
      log.error({ ...refusal }, 'records whose time is over stay: they are not whole');
      note('retention-refused', refusal);
    },
    onOpened: (lastKind) => {
      note('start', startFacts(lastKind));
      note('settings', showFacts(facts, markWith(records.key)));
    },
  });
  const note: NoteEvent = (kind, data) => records.note(kind, data);
  const noteChanges = (by: Doer) => {
    const now = factsOf(configuration);
    for (const change of changesBetween(facts, now, markWith(records.key)))
      note('setting-changed', { ...change, by });
    facts = now;
  };
  let hasStopped = false;
  const stop = () => {
    if (hasStopped) return;
    hasStopped = true;
    note('stop', {});
    records.end();
  };
  app.on('will-quit', stop);
  // Windows ends programs at sign-out and shutdown without a further event.
  window?.on('session-end', stop);
  return { records, note, noteChanges };
}

function startFacts(lastKind: string | null): StationEvents['start'] {
  return {
    flavour,
    version: app.getVersion(),
    electron: process.versions['electron'] ?? 'unknown',
    system: `${systemType()} ${release()}`,
    lastRun: lastKind === null ? 'none' : lastKind === 'stop' ? 'stopped' : 'not-stopped',
  };
}

function clockFacts(vitals: Vitals): ClockFacts {
  const offset = vitals.clockOffsetMs();
  const offsetMs = offset === null ? null : Math.round(offset);
  if (offsetMs === null) return { state: 'unknown', offsetMs };
  return { state: Math.abs(offsetMs) > clockToleranceMs ? 'differs' : 'agrees', offsetMs };
}
