import { randomUUID } from 'node:crypto';
import { session } from 'electron';
import { openCameraGate } from '../camera/open-gate.ts';
import { flavour, version, waitMs } from '../platform/flavour.ts';
import type { Log } from '../platform/log.ts';
import { LastSeen } from '../verification/last-seen.ts';
import { consentInForce, type ConsentInForce } from '../verification/consent.ts';
import type { VerificationPorts } from '../verification/handlers.ts';
import { fullPicture, limitsFor } from '../verification/picture-limits.ts';
import { createRecorder } from '../verification/record-attempt.ts';
import {
  chooseService,
  readNetworkConfiguration,
  type ServiceChoice,
  ServiceSwitch,
} from '../verification/service.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { markWith } from '../records/configuration-facts.ts';
import { Sessions } from '../verification/sessions.ts';
import { loadEmbedded } from './embedded-service.ts';
import { noteCameras } from './note-cameras.ts';
import type { Stores } from './open-stores.ts';
import type { StationEvents } from './station-events.ts';

export interface VerificationOptions {
  readonly directory: string;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  readonly stores: Stores;
  readonly events: StationEvents;
  readonly log: Log;
}

export interface Verification {
  readonly lastSeen: LastSeen;
  readonly sessions: Sessions;
  readonly services: ServiceSwitch;
  readonly choose: () => ServiceChoice;
  /** Electron's `session.resolveProxy`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly consent: () => ConsentInForce;
  readonly ports: Pick<VerificationPorts, 'verify' | 'cameraGate' | 'onCameraReported'>;
}

/** Everything between a picture and its verdict. */
export async function openVerification(options: VerificationOptions): Promise<Verification> {
  const { directory, origin, stores, events, log } = options;
  const { configuration, records, health, note, store } = stores;
  const embedded = await loadEmbedded();
  const choose = () => chooseService({ flavour, environment: process.env, configuration, embedded });
  const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);
  const lastSeen = new LastSeen(directory);
  const services = new ServiceSwitch({
    choose,
    lastSeen,
    network: () => readNetworkConfiguration(configuration),
    resolveProxy,
    embedded,
    deadlineMs: () => waitMs('DEADLINE', configuration.values.deadlineSeconds * 1000),
    log,
    onChange: () => events.emit('changed'),
    onNextKey() {
      const { apiKey } = configuration;
      if (!apiKey.ok || !apiKey.value?.next) return;
      const { key, next, source } = apiKey.value;
      log.warn({ source }, 'the next API key is in use');
      // Its change of the settings is recorded like any other.
      if (source === 'station') return void useNextKey(store);
      const markOf = markWith(records.key);
      const [from, to] = [key, next].map((one) => `set ${markOf('apiKey', one)}`) as [string, string];
      note('setting-changed', { name: 'apiKey', from, to, by: 'outside' });
    },
  });
  const sessions = new Sessions({
    get maxAttempts() {
      return configuration.values.maxAttempts;
    },
    // Long enough for a slow person in front of the camera, short enough that a stolen id is of little use.
    attemptTtlMs: 120_000,
    now: () => performance.now(),
    newId: randomUUID,
    pictureLimits: () => limitsFor(services.current.client?.linkBitsPerSecond() ?? null),
    onClosed: () => events.emit('sessionClosed'),
  });
  const recorder = createRecorder({
    ...{ records, log, health, lastSeen, flavour },
    appVersion: version,
    stationName: () => configuration.values.stationName,
    showsReceipt: () => configuration.values.receipt,
    isPrinted: flavour !== 'production' && process.env['LIVENESS_KIOSK_PRINT_ATTEMPTS'] === '1',
  });
  const { onChecked, onReported } = noteCameras(health, note);
  return {
    lastSeen,
    sessions,
    services,
    choose,
    resolveProxy,
    consent: () => consentInForce(configuration.values, services.current.demonstration),
    ports: {
      verify: {
        ...{ sessions, log, recorder },
        service: () => services.current,
        hardCapBytes: fullPicture.hardCapBytes,
      },
      cameraGate: openCameraGate({
        ...{ origin, sessions, onChecked, log },
        userDataFolder: directory,
        rule: () => configuration.cameraRule,
      }),
      onCameraReported: onReported,
    },
  };
}

/** The service no longer accepts the stored key: the next one takes its place for good. */
const useNextKey = (store: SettingsStore) =>
  store.update((now) =>
    now.nextApiKey === null ? now : { ...now, apiKey: now.nextApiKey, nextApiKey: null },
  );
