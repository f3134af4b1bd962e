import { allowNames, rememberLocalNames } from '../network/name-resolution.ts';
import type { Log } from '../platform/log.ts';
import type { Initiator, NoteEvent } from '../records/events.ts';
import { readLogo, type Logo } from '../settings/logo.ts';
import { policyInForce, type PolicyReading } from '../settings/managed-policy/policy-file.ts';
import { watchFiles, watchSettings } from '../settings/watch.ts';
import type { DisplayChoice } from './display/follow-display.ts';
import type { Stores } from './open-stores.ts';
import type { Verification } from './open-verification.ts';
import type { StationEvents } from './station-events.ts';

export interface ApplyOptions {
  readonly directory: string;
  readonly stores: Stores;
  readonly verification: Pick<Verification, 'services' | 'sessions'>;
  readonly events: StationEvents;
  /** Puts the window on the display that was set. */
  readonly showOn: (display: DisplayChoice) => void;
  readonly log: Log;
}

export interface SettingsInForce {
  readonly logo: () => Logo | null;
  /** Reads the settings again and uses them. */
  readonly apply: (by: Initiator) => Promise<void>;
  /** As `apply` by somebody outside, as soon as no customer's session is open. */
  readonly applyWhenIdle: () => void;
  /** The first choice of a service is made. */
  readonly ready: Promise<void>;
}

/** Uses the settings now and after every change, whether by staff, the command line, the managed policy or a file that the settings name. */
export function applySettings(options: ApplyOptions): SettingsInForce {
  const { directory, stores, verification, events, showOn, log } = options;
  const { store, configuration, policyPath, records, note, noteChanges } = stores;
  const { services, sessions } = verification;
  const reportPolicy = policyReporter(log, note);
  let logo: Logo | null = null;

  const useSettings = (by: Initiator) => {
    configuration.refresh();
    noteChanges(by);
    const { logLevel, logoFile, proxyMode, display } = configuration.values;
    showOn(display);
    log.level = logLevel;
    allowNames(proxyMode === 'system');
    rememberLocalNames(directory, proxyMode === 'system');
    logo = openLogo(logoFile, log);
    reportPolicy(configuration.policy);
  };
  const apply = async (by: Initiator) => {
    useSettings(by);
    records.ready();
    await services.refresh();
    events.emit('changed');
  };
  let isOutdated = false;
  // Not during a customer's session: the demonstration's band and the current request belong to the service they began with.
  const applyOutdated = () => {
    if (sessions.isOpen || !isOutdated) return;
    isOutdated = false;
    void apply('outside');
  };
  const applyWhenIdle = () => {
    isOutdated = true;
    applyOutdated();
  };
  // Later than now: the next session may begin in the same breath.
  events.on('sessionClosed', () => queueMicrotask(applyOutdated));

  /** All files that `apply` reads, besides the settings. */
  const filesInForce = () => {
    const { policy, values } = configuration;
    const { apiKeyFile, proxyPasswordFile } = policyInForce(policy);
    const paths = [policyPath, values.caFile, values.logoFile, apiKeyFile, proxyPasswordFile];
    return paths.flatMap((path) => path || []);
  };
  // Before they are read, so that no change is missed.
  // Changes by staff are noticed here as well, but recorded as theirs: the console applies them as soon as they are made.
  watchSettings(directory, () => void store.whenIdle().then(() => setImmediate(applyWhenIdle)));
  watchFiles(filesInForce, applyWhenIdle);
  useSettings('outside');
  return { logo: () => logo, apply, applyWhenIdle, ready: services.refresh() };
}

/** A logo that can't be shown is no reason not to work. */
function openLogo(path: string, log: Log): Logo | null {
  if (path === '') return null;
  const read = readLogo(path);
  if (read.ok) return read.value;
  log.warn({ fault: read.error }, 'no logo');
  return null;
}

/** Once for each change, with every fault's place. */
function policyReporter(log: Log, note: NoteEvent): (policy: PolicyReading) => void {
  let reported = '';
  return (policy) => {
    const text = JSON.stringify(policy.ok ? policy.value !== null : policy.error);
    if (text === reported) return;
    reported = text;
    if (policy.ok) {
      log.info({ policy: policy.value !== null }, 'policy');
      note('policy', { state: policy.value ? 'active' : 'none', faults: 0 });
      return;
    }
    note('policy', { state: 'invalid', faults: policy.error.length });
    log.error({ code: 'policy-invalid', faults: policy.error }, 'policy refused');
  };
}
