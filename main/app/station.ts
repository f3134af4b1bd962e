import { app, BrowserWindow, powerMonitor, type WebContents } from 'electron';
import { kioskChannels } from '../../preload/contract.ts';
import { staffChannels } from '../../preload/staff-contract.ts';
import type { Station } from '../../preload/station.ts';
import { push, type KioskHandlers, type StaffHandlers } from '../ipc/register.ts';
import { flavour, version, waitMs } from '../platform/flavour.ts';
import type { Log } from '../platform/log.ts';
import { publishDaily } from '../records/publish-head.ts';
import { markWith } from '../records/configuration-facts.ts';
import type { Logo } from '../settings/logo.ts';
import type { OpeningHours } from '../settings/schema/opening-hours.ts';
import { logExpiryDaily } from '../staff/expiry.ts';
import { expiryNow } from '../staff/read-status.ts';
import { openStaff, type StaffService } from '../staff/open-staff.ts';
import { createHandlers } from '../verification/handlers.ts';
import type { ProcessFault } from '../watchdog/health.ts';
import { applySettings, type SettingsInForce } from './apply-settings.ts';
import type { Background } from './background/run-task.ts';
import { describeStation } from './describe-station.ts';
import type { DisplayChoice } from './display/follow-display.ts';
import { scheduleMaintenance } from './maintenance.ts';
import { openStores, type Stores } from './open-stores.ts';
import { openVerification, type Verification } from './open-verification.ts';
import { createStationEvents, type StationEvents } from './station-events.ts';

export interface StationOptions {
  readonly contents: WebContents;
  readonly log: Log;
  readonly background: Background;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  /** Puts the window on the display that was set. */
  readonly showOn: (display: DisplayChoice) => void;
}

/** Everything behind the window. */
export interface RunningStation {
  readonly handlers: KioskHandlers;
  readonly staffHandlers: StaffHandlers;
  readonly logo: () => Logo | null;
  /** Records it. */
  readonly noteFault: (fault: ProcessFault) => void;
  readonly isStaffThere: () => boolean;
  readonly hours: () => OpeningHours;
  /** A customer's session is open. */
  readonly isInUse: () => boolean;
  /** Ends the customer's session and the staff session. */
  readonly wipe: () => void;
}

/** Composes everything behind the window, in the order in which the parts need each other. */
export async function createStation(options: StationOptions): Promise<RunningStation> {
  const { contents, log, background, origin, showOn } = options;
  const directory = app.getPath('userData');
  const events = createStationEvents();

  const stores = openStores({
    ...{ directory, log, retire: background.retire },
    window: BrowserWindow.fromWebContents(contents),
    // Deferred: it may happen while the station is being described.
    onRecordsChanged: () => queueMicrotask(() => events.emit('changed')),
  });
  const { configuration, records, note, health } = stores;
  powerMonitor.on('resume', () => health.forgetClock());

  const verification = await openVerification({ directory, origin, stores, events, log });
  const { sessions, services, consent } = verification;
  const settings = applySettings({ directory, stores, verification, events, showOn, log });
  const headPublisher = publishDaily({ records, folder: () => configuration.values.headFolder, log });

  const staff = openStaff({
    ...{ directory, ...stores, ...verification, background, log },
    apply: settings.apply,
    headCopy: headPublisher.state,
    onTestStep: (step) => push(contents, staffChannels.testStep, step),
    onExportState: (state) => push(contents, staffChannels.exportState, state),
    onDismissed: () => push(contents, staffChannels.dismissed, null),
  });

  const { fault, describe } = describeToPage({ contents, events, stores, verification, settings, staff });

  scheduleMaintenance({
    ...{ records, headPublisher, noteExpiry: expiryNoter(stores, verification, log) },
    isBusy: () => sessions.isOpen || staff.isExporting(),
    hasFault: () => fault() !== null,
    retry: settings.applyWhenIdle,
  });

  return {
    handlers: createHandlers({
      ...verification.ports,
      ...{ consent, sessions, log },
      service: () => services.current,
      // The page is drawn meanwhile; its first request waits for this.
      station: () => settings.ready.then(describe),
      fault: () => {
        records.ready();
        return fault();
      },
    }),
    staffHandlers: staff.handlers,
    logo: settings.logo,
    // The kind in the records keeps its first name.
    noteFault: (fault) => note('trouble', fault),
    isStaffThere: () => staff.session.isOpen,
    hours: () => configuration.values,
    isInUse: () => sessions.isOpen,
    wipe() {
      sessions.endAny();
      staff.session.end();
    },
  };
}

/** Notes since when the key is used, and what expires in the log, each day. */
function expiryNoter({ configuration, records }: Stores, { lastSeen }: Verification, log: Log): () => void {
  const logDaily = logExpiryDaily(log, () => expiryNow({ configuration, lastSeen }));
  return () => {
    const { apiKey } = configuration;
    if (apiKey.ok && apiKey.value && records.key?.kept === 'station')
      lastSeen.noteKey(markWith(records.key)('apiKey', apiKey.value.key));
    logDaily();
  };
}

interface Parts {
  readonly contents: WebContents;
  readonly events: StationEvents;
  readonly stores: Stores;
  readonly verification: Verification;
  readonly settings: SettingsInForce;
  readonly staff: StaffService;
}

/** What the page is told of the station: when it asks, and when that differs from what it was told last. */
function describeToPage({ contents, events, stores, verification, settings, staff }: Parts) {
  const { configuration, records } = stores;
  const { services, consent } = verification;
  const fault = () => services.current.fault ?? records.failure?.code ?? null;
  let described = '';
  const describe = (): Station => {
    const station = describeStation({
      flavour,
      version,
      electronVersion: process.versions['electron'] ?? '0',
      demonstration: services.current.demonstration,
      fault: fault(),
      values: configuration.values,
      consent: consent().consent,
      logo: settings.logo(),
      canBeSetUp: staff.canBeSetUp(),
      takeNowAfterMs: waitMs('TAKE_NOW_AFTER', configuration.values.takeNowAfterSeconds * 1000),
    });
    described = JSON.stringify(station);
    return station;
  };
  events.on('changed', () => {
    const before = described;
    const station = describe();
    if (described !== before) push(contents, kioskChannels.stationChanged, station);
  });
  return { fault, describe };
}
