import { release, type as systemType } from 'node:os';
import { app, type BrowserWindow } from 'electron';
import {
  changesBetween,
  factsOf,
  markWith,
  showFacts,
  type ConfigurationFacts,
} from '../records/configuration-facts.ts';
import type { Initiator, NoteEvent, StationEvents } from '../records/events.ts';
import { Records } from '../records/records.ts';
import type { Retire } from '../records/retention.ts';
import type { ClockFacts } from '../records/signing.ts';
import { clockToleranceMs, Health } from '../watchdog/health.ts';
import { flavour, version } from '../platform/flavour.ts';
import type { Log } from '../platform/log.ts';
import { openConfiguration, type OpenConfiguration } from '../settings/open-configuration.ts';

export interface StoresOptions {
  /** The kiosk's data folder. */
  readonly directory: string;
  readonly log: Log;
  readonly retire: Retire;
  /** Of the kiosk. */
  readonly window: Pick<BrowserWindow, 'on'> | null;
  /** Records can no longer be written, or can be again. */
  readonly onRecordsChanged: () => void;
}

/** What outlasts a run of the kiosk, and what is known of this run. */
export interface Stores extends OpenConfiguration {
  readonly health: Health;
  readonly records: Records;
  readonly note: NoteEvent;
  /** Records which settings have changed since the last call, by whatever means. */
  readonly noteChanges: (by: Initiator) => void;
}

/** Opens settings and records, and writes into the records what every run of the kiosk does. */
export function openStores({ directory, log, retire, window, onRecordsChanged }: StoresOptions): Stores {
  const settings = openConfiguration(directory);
  const { store, configuration, openKeyWrapper } = settings;
  const health = new Health();
  let facts: ConfigurationFacts = factsOf(configuration);
  const records = new Records({
    directory,
    openKeyWrapper,
    isTrial: () => flavour !== 'production' && !store.isInUse(),
    appVersion: version,
    clock: () => clockFacts(health),
    retention: () => {
      const { recordDays, recordMegabytes } = configuration.values;
      return { days: recordDays, maxBytes: recordMegabytes * 1_000_000 };
    },
    retire,
    log,
    onChange: onRecordsChanged,
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
  const noteChanges = (by: Initiator) => {
    const now = factsOf(configuration);
    for (const change of changesBetween(facts, now, markWith(records.key))) {
      note('setting-changed', { ...change, by });
      // What staff change is logged by the console itself.
      if (by === 'outside') log.info({ setting: change.name, by }, 'setting changed');
    }
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
  return { ...settings, health, records, note, noteChanges };
}

function startFacts(lastKind: string | null): StationEvents['start'] {
  return {
    flavour,
    version,
    electron: process.versions['electron'] ?? 'unknown',
    system: `${systemType()} ${release()}`,
    lastRun: lastKind === null ? 'none' : lastKind === 'stop' ? 'stopped' : 'not-stopped',
  };
}

function clockFacts(health: Health): ClockFacts {
  const offset = health.clockOffsetMs();
  const offsetMs = offset === null ? null : Math.round(offset);
  if (offsetMs === null) return { state: 'unknown', offsetMs };
  return { state: Math.abs(offsetMs) > clockToleranceMs ? 'differs' : 'agrees', offsetMs };
}
