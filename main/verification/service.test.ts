import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../test/fakes/certificates.ts';
import { startLivenessServer } from '../../test/fakes/liveness-server.ts';
import type { Configuration } from '../settings/configuration.ts';
import { LastSeen } from './last-seen.ts';
import {
  chooseService,
  type NetworkConfiguration,
  type ServiceFault,
  type ServiceChoice,
  openService,
  readNetworkConfiguration,
  type ServiceSources,
  ServiceSwitch,
} from './service.ts';
import type { Result } from '../../preload/contract.ts';
import { failure } from '../platform/failure.ts';
import type { Log } from '../platform/log.ts';

const defaultEndpoint = 'https://service.example/short/';
const realKey = 'r'.repeat(47);
const demoKey = `demo-${'d'.repeat(43)}`;

const values = { endpoint: defaultEndpoint };
const stored = (key: string | null): ServiceSources['configuration'] => ({
  values,
  apiKey: { ok: true, value: key === null ? null : { key, next: null, source: 'station' } },
});

const base: ServiceSources = {
  flavour: 'demonstration',
  environment: {},
  configuration: stored(null),
  embedded: { isDemoKey: (key) => key.startsWith('demo-') },
};
const environment = {
  LIVENESS_KIOSK_ENDPOINT: 'http://127.0.0.1:1/short/',
  LIVENESS_KIOSK_API_KEY: 'e'.repeat(47),
};
const noKeyring: ServiceSources['configuration'] = {
  values,
  apiKey: failure('secret-store-unavailable', 'no keyring'),
};

describe('production', () => {
  const production = { ...base, flavour: 'production' } as const;

  it('is not set up without a key, and never falls back on the demonstration', () => {
    expect(chooseService(production)).toMatchObject({ kind: 'none', code: 'not-configured' });
  });

  it('ignores the environment', () => {
    expect(chooseService({ ...production, environment })).toMatchObject({
      kind: 'none',
      code: 'not-configured',
    });
    expect(chooseService({ ...production, environment, configuration: stored(realKey) })).toEqual({
      kind: 'real',
      endpoint: defaultEndpoint,
      apiKey: realKey,
      nextApiKey: null,
    });
  });

  it('names what is wrong with the key store', () => {
    expect(chooseService({ ...production, configuration: noKeyring })).toMatchObject({
      code: 'secret-store-unavailable',
    });
  });
});

describe.each(['development', 'demonstration'] as const)('%s', (flavour) => {
  const sources = { ...base, flavour };

  it('uses the embedded service until a real key is set', () => {
    expect(chooseService(sources)).toEqual({ kind: 'embedded', apiKey: null });
    expect(chooseService({ ...sources, configuration: stored(demoKey) })).toEqual({
      kind: 'embedded',
      apiKey: demoKey,
    });
    expect(chooseService({ ...sources, configuration: stored(realKey) })).toMatchObject({
      kind: 'real',
    });
  });

  it('can be pointed elsewhere by the environment', () => {
    expect(chooseService({ ...sources, environment })).toEqual({
      kind: 'real',
      endpoint: environment.LIVENESS_KIOSK_ENDPOINT,
      apiKey: environment.LIVENESS_KIOSK_API_KEY,
    });
    expect(chooseService({ ...sources, environment: { LIVENESS_KIOSK_API_KEY: demoKey } })).toEqual({
      kind: 'embedded',
      apiKey: demoKey,
    });
  });

  it('never sends the stored key to an endpoint of the environment', () => {
    const { LIVENESS_KIOSK_ENDPOINT } = environment;
    const choice = chooseService({
      ...sources,
      environment: { LIVENESS_KIOSK_ENDPOINT },
      configuration: stored(realKey),
    });
    expect(choice).toMatchObject({ kind: 'none', code: 'not-configured' });
    expect(JSON.stringify(choice)).not.toContain(realKey);
  });

  it('reports settings that can’t be read, rather than acting as a new station', () => {
    expect(chooseService({ ...sources, configuration: noKeyring })).toMatchObject({ kind: 'none' });
  });
});

const real: ServiceChoice = { kind: 'real', endpoint: 'http://127.0.0.1:1/short/', apiKey: 'k'.repeat(47) };
const locked: ServiceChoice = { kind: 'none', code: 'secret-store-unavailable', staffDetail: 'locked' };

const direct: NetworkConfiguration = { ca: null, authorities: [], spkiPins: [], proxy: { mode: 'direct' } };

let choice: () => ServiceChoice;
let network: Result<NetworkConfiguration, ServiceFault>;
let changes: number;
let lines: string[];
let services: ServiceSwitch;
let folder: string;
let lastSeen: LastSeen;

beforeEach(() => {
  changes = 0;
  folder = mkdtempSync(join(tmpdir(), 'kiosk-service-'));
  lastSeen = new LastSeen(folder);
  network = { ok: true, value: direct };
  lines = [];
  const note = (fields: unknown, text: string) => void lines.push(`${JSON.stringify(fields)} ${text}`);
  services = new ServiceSwitch({
    choose: () => choice(),
    network: async () => network,
    resolveProxy: async () => 'DIRECT',
    lastSeen,
    embedded: null,
    deadlineMs: () => 1000,
    log: { info: note, warn: note, error: note } as unknown as Log,
    onChange: () => (changes += 1),
    onNextKey: () => undefined,
  });
});
afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true });
});

it('remembers whose certificates the service has, by the handshakes of the checks themselves', async () => {
  const authority = await createCertificateAuthority();
  const server = await startLivenessServer({ tls: await authority.issue() });
  const caFile = join(folder, 'authority.pem');
  writeFileSync(caFile, authority.cert);
  const values = { caFile, spkiPins: [], proxyMode: 'direct', proxyUrl: '', proxyUser: '' };
  const read = await readNetworkConfiguration({
    values,
    proxyPassword: { ok: true, value: null },
  } as unknown as Configuration);
  if (!read.ok) throw new Error(read.error.staffDetail);
  network = read;
  choice = () => ({ kind: 'real', endpoint: server.endpoint.href, apiKey: 'k'.repeat(47) });
  await services.refresh();
  expect(lastSeen.facts.chain).toBeNull();
  expect(lastSeen.authorities).toMatchObject([{ isRoot: true }]);
  await services.current.client!.warmUp();
  const { chain } = lastSeen.facts;
  expect(chain?.host).toBe(server.endpoint.host);
  expect(chain?.certificates).toMatchObject([{ name: 'localhost', isRoot: false }, { isRoot: true }]);
  expect(chain?.certificates[1]?.fingerprint).toBe(lastSeen.authorities[0]?.fingerprint);
  await server.close();
});

it('reports a fault once, tries again each time, and recovers', async () => {
  choice = () => locked;
  await services.refresh();
  await services.refresh();
  expect(services.current.fault).toBe('secret-store-unavailable');
  expect(changes).toBe(1);
  choice = () => real;
  await services.refresh();
  expect(services.current.fault).toBeNull();
  expect(changes).toBe(2);
});

it('keeps the connection while nothing changes', async () => {
  choice = () => real;
  await services.refresh();
  const { client } = services.current;
  await services.refresh();
  expect(services.current.client).toBe(client);
  expect(changes).toBe(1);
});

it('survives settings that throw while they are read', async () => {
  choice = () => {
    throw new Error('disk gone');
  };
  await services.refresh();
  choice = () => real;
  await services.refresh();
  expect(services.current.fault).toBeNull();
});

it('writes no key into the log', async () => {
  choice = () => real;
  await services.refresh();
  expect(lines.join()).not.toContain('kkkk');
  expect(lines.join()).toContain('service chosen');
});

it('makes a new connection when the network configuration changes', async () => {
  choice = () => real;
  await services.refresh();
  const { client } = services.current;
  network = { ok: true, value: { ...direct, spkiPins: ['x'] } };
  await services.refresh();
  expect(services.current.client).not.toBe(client);
});

it('uses no service while the configured authority can’t be read', async () => {
  choice = () => real;
  network = { ok: false, error: { code: 'certificates-unreadable', staffDetail: 'there is no such file' } };
  await services.refresh();
  expect(services.current).toEqual({
    client: null,
    demonstration: false,
    fault: 'certificates-unreadable',
  });
  expect(lines.join()).toContain('there is no such file');
});

describe('the embedded service', () => {
  const start = async () => ({ endpoint: new URL('http://127.0.0.1:1/'), apiKey: demoKey });

  it('is asked with its own key, or with the one that is set', async () => {
    const opened = (apiKey: string | null) => openService({ kind: 'embedded', apiKey }, { start });
    expect(await opened(null)).toMatchObject({ value: { apiKey: demoKey, demonstration: true } });
    expect(await opened('demo-slow')).toMatchObject({ value: { apiKey: 'demo-slow' } });
  });

  it('that does not start, or is not in this build, is a fault of its own', async () => {
    choice = () => ({ kind: 'embedded', apiKey: null });
    await services.refresh();
    expect(services.current).toEqual({ client: null, demonstration: true, fault: 'internal' });
    expect(lines.join()).toContain('this build has no embedded service');
  });
});

it('an endpoint that is no address is a fault, and says so', async () => {
  choice = () => ({ ...real, endpoint: 'ftp://127.0.0.1/' });
  await services.refresh();
  expect(services.current).toMatchObject({ client: null, fault: 'not-configured' });
  expect(lines.join()).toContain('https');
});
