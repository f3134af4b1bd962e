import { describe, expect, it } from 'vitest';
import { chooseService, type ServiceSources } from './choose-service.ts';

const defaultEndpoint = 'https://service.example/short/';
const realKey = 'r'.repeat(47);
const demoKey = `demo-${'d'.repeat(43)}`;

const stored = (apiKey: string | null): ServiceSources['stored'] => ({ ok: true, value: { apiKey } });

const base: ServiceSources = {
  flavour: 'demonstration',
  defaultEndpoint,
  environment: {},
  stored: stored(null),
  isDemoKey: (key) => key.startsWith('demo-'),
};
const environment = {
  LIVENESS_KIOSK_ENDPOINT: 'http://127.0.0.1:1/short/',
  LIVENESS_KIOSK_API_KEY: 'e'.repeat(47),
};
const noKeyring = {
  ok: false,
  error: { code: 'secret-store-unavailable', staffDetail: 'no keyring' },
} as const;

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
    expect(chooseService({ ...production, environment, stored: stored(realKey) })).toEqual({
      kind: 'real',
      endpoint: defaultEndpoint,
      apiKey: realKey,
    });
  });

  it('names what is wrong with the key store', () => {
    expect(chooseService({ ...production, stored: noKeyring })).toMatchObject({
      code: 'secret-store-unavailable',
    });
  });
});

describe.each(['development', 'demonstration'] as const)('%s', (flavour) => {
  const sources = { ...base, flavour };

  it('uses the embedded service until a real key is set', () => {
    expect(chooseService(sources)).toEqual({ kind: 'embedded', apiKey: null });
    expect(chooseService({ ...sources, stored: stored(demoKey) })).toEqual({
      kind: 'embedded',
      apiKey: demoKey,
    });
    expect(chooseService({ ...sources, stored: stored(realKey) })).toMatchObject({
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
      stored: stored(realKey),
    });
    expect(choice).toMatchObject({ kind: 'none', code: 'not-configured' });
    expect(JSON.stringify(choice)).not.toContain(realKey);
  });

  it('says that stored settings can’t be read, rather than pretending to be new', () => {
    expect(chooseService({ ...sources, stored: noKeyring })).toMatchObject({ kind: 'none' });
  });
});
