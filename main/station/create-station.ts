import { randomUUID } from 'node:crypto';
import { app, session, type WebContents } from 'electron';
import type { Station } from '../../preload/contract.ts';
import { chooseService } from '../attempt/choose-service.ts';
import { readLine } from '../attempt/line.ts';
import { limitsFor } from '../attempt/picture-limits.ts';
import { createRecorder } from '../attempt/record.ts';
import { ServiceSwitch } from '../attempt/service.ts';
import { Sessions } from '../attempt/sessions.ts';
import { readLogo, type Logo } from '../branding/logo.ts';
import { createCameraGate } from '../camera/create-gate.ts';
import { consentInForce } from '../consent/consent.ts';
import { Vitals } from '../diagnostics/vitals.ts';
import { loadEmbedded } from '../embedded.ts';
import { flavour } from '../flavour.ts';
import {
  sendDismissed,
  sendStation,
  sendTestStep,
  type Handlers,
  type StaffHandlers,
} from '../ipc/handle.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { createStaffHandlers } from '../ipc/staff-handlers.ts';
import type { Log } from '../log.ts';
import { watchPolicyFile } from '../policy/policy-file.ts';
import { defaults } from '../settings/defaults.ts';
import { openConfiguration } from '../settings/open-configuration.ts';
import { watchSettings } from '../settings/watch.ts';
import { openStaffRoom } from '../staff/open-staff-room.ts';
import { describeStation } from './describe-station.ts';

export interface StationOptions {
  readonly contents: WebContents;
  readonly log: Log;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
}

/** Everything behind the window. */
export interface RunningStation {
  readonly handlers: Handlers;
  readonly staffHandlers: StaffHandlers;
  readonly logo: () => Logo | null;
  /** Nobody stands before the kiosk any more, and no staff either. */
  readonly wipe: () => void;
}

const troubleRetryMs = 15_000;

/** Composes what judges, what is set, and who looks after it. */
export async function createStation({ contents, log, origin }: StationOptions): Promise<RunningStation> {
  const directory = app.getPath('userData');
  const { store, configuration, policyPath } = openConfiguration(directory);
  const embedded = await loadEmbedded();
  const vitals = new Vitals();
  let logo: Logo | null = null;

  const sessions = new Sessions({
    get maxAttempts() {
      return configuration.values.maxAttempts;
    },
    attemptTtlMs: defaults.attemptTtlMs,
    now: () => performance.now(),
    newId: randomUUID,
    pictureLimits: () => limitsFor(services.current.client?.linkBitsPerSecond() ?? null),
    // Later than now: the next session may begin in the same breath.
    onClosed: () => queueMicrotask(refreshWhenIdle),
  });
  const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);
  const choose = () => {
    const key = configuration.apiKey;
    return chooseService({
      flavour,
      defaultEndpoint: configuration.values.endpoint,
      environment: process.env,
      stored: key.ok ? { ok: true, value: { apiKey: key.value?.key ?? null } } : key,
      isDemoKey: embedded?.isDemoKey ?? (() => false),
    });
  };
  const services = new ServiceSwitch({
    choose,
    line: () => readLine(configuration),
    resolveProxy,
    startEmbedded: embedded?.start ?? null,
    deadlineMs: () => waitMs('DEADLINE', configuration.values.deadlineSeconds * 1000),
    log,
    onChange: () => tell(),
  });
  const consent = () => consentInForce(configuration.values, services.current.demonstration);

  const station = (): Station =>
    describeStation({
      flavour,
      version: app.getVersion(),
      electronVersion: process.versions['electron'] ?? '0',
      service: services.current,
      values: configuration.values,
      consent: consent().consent,
      logo,
      canBeSetUp: room.canBeSetUp(),
      takeNowAfterMs: waitMs('TAKE_NOW_AFTER', configuration.values.takeNowAfterSeconds * 1000),
    });
  const tell = () => sendStation(contents, station());

  const takeUp = () => {
    configuration.refresh();
    const { logLevel, logoFile } = configuration.values;
    log.level = logLevel;
    logo = openLogo(logoFile, log);
    reportPolicy(log, configuration.policy);
  };
  const apply = async () => {
    const before = JSON.stringify(station());
    takeUp();
    await services.refresh();
    if (JSON.stringify(station()) !== before) tell();
  };
  // Never under a person's feet: the demonstration's band and the request under way belong to the service they began with.
  const refreshWhenIdle = () => {
    if (!sessions.isOpen) void apply();
  };

  const room = openStaffRoom({
    directory,
    store,
    configuration,
    policyPath,
    services,
    choose,
    vitals,
    resolveProxy,
    apply,
    log,
    onTestStep: (step) => sendTestStep(contents, step),
    onDismissed: () => sendDismissed(contents),
  });
  // Before they are read: nothing that changes meanwhile is missed.
  watchSettings(directory, refreshWhenIdle);
  watchPolicyFile(policyPath, refreshWhenIdle);
  takeUp();
  // The page is drawn meanwhile, and waits for this with its first question.
  const chosen = services.refresh();
  setInterval(() => services.current.trouble !== null && refreshWhenIdle(), troubleRetryMs).unref();

  const service = () => services.current;
  const { hardCapBytes } = defaults.picture;
  const onChecked = vitals.noteCamera.bind(vitals);
  return {
    handlers: createHandlers({
      station: async () => {
        await chosen;
        return station();
      },
      service,
      consent,
      vitals,
      sessions,
      verify: { sessions, service, hardCapBytes, log, record: createRecorder(log, vitals) },
      cameraGate: createCameraGate({
        userDataFolder: directory,
        origin,
        configuration,
        sessions,
        onChecked,
        log,
      }),
      log,
    }),
    staffHandlers: createStaffHandlers(room.desk, room.session),
    logo: () => logo,
    wipe() {
      sessions.endAny();
      room.session.end();
    },
  };
}

/** Only outside production can the environment shorten a wait, so that tests need not sit it out. */
function waitMs(name: 'DEADLINE' | 'TAKE_NOW_AFTER', otherwise: number): number {
  const asked = flavour === 'production' ? Number.NaN : Number(process.env[`LIVENESS_KIOSK_${name}_MS`]);
  return asked > 0 ? asked : otherwise;
}

/** A logo that can't be shown is no reason not to work. */
function openLogo(path: string, log: Log): Logo | null {
  if (path === '') return null;
  const read = readLogo(path);
  if (read.ok) return read.value;
  log.warn({ staffDetail: read.error.staffDetail }, 'no logo');
  return null;
}

let toldPolicy = '';

/** Once for each change, with every fault's place. */
function reportPolicy(log: Log, policy: { ok: boolean; value?: unknown; error?: unknown }): void {
  const told = JSON.stringify(policy.ok ? policy.value !== null : policy.error);
  if (told === toldPolicy) return;
  toldPolicy = told;
  if (policy.ok) log.info({ policy: policy.value !== null }, 'policy');
  else log.error({ code: 'policy-invalid', faults: policy.error }, 'policy refused');
}
