import {
  connectionSteps,
  type ConnectionReport,
  type ConnectionStepReport,
} from '../../preload/connection-contract.ts';
import type { SettingView } from '../../preload/staff-contract.ts';
import views from './setting-views.json' with { type: 'json' };

const step = (
  name: ConnectionStepReport['step'],
  finding: ConnectionStepReport['finding'] = 'well',
  facts: ConnectionStepReport['facts'] = [],
): ConnectionStepReport => ({ step: name, finding, facts, tookMs: 42 });
const proxy = { kind: 'proxy', address: 'http://10.20.0.4:3128' } as const;
const address = { kind: 'name', host: 'kyc.biometric.kz', address: '91.147.92.14' } as const;
const wellFacts: Readonly<Record<ConnectionStepReport['step'], ConnectionStepReport['facts']>> = {
  route: [proxy],
  name: [address],
  connection: [proxy],
  certificate: [
    {
      kind: 'certificate',
      names: '*.biometric.kz, biometric.kz',
      issuer: 'Let’s Encrypt, R12',
      from: Date.parse('2026-10-02'),
      to: Date.parse('2026-12-31'),
    },
  ],
  clock: [{ kind: 'clock', offsetMs: 1_200 }],
  key: [{ kind: 'billed' }],
};
/** Of a test in which all is well. */
export const wellReport: ConnectionReport = {
  steps: connectionSteps.map((name) => step(name, 'well', wellFacts[name])),
  well: true,
  askedService: true,
};
/** Of one that ends at a proxy which opens encrypted connections. */
export const badReport: ConnectionReport = {
  steps: [
    step('route', 'well', [proxy]),
    step('name', 'well', [address]),
    step('connection', 'well', [proxy]),
    step('certificate', 'certificate-untrusted', [
      {
        kind: 'certificate',
        names: 'kyc.biometric.kz',
        issuer: 'Dala Bank Inspection CA',
        from: Date.parse('2026-09-01'),
        to: Date.parse('2027-09-01'),
      },
      { kind: 'said', text: 'SELF_SIGNED_CERT_IN_CHAIN' },
    ]),
    step('clock', 'skipped'),
    step('key', 'skipped'),
  ],
  well: false,
  askedService: false,
};

type Told = Omit<SettingView, 'value' | 'source'>;

/** As main reports them: the file is generated from main's schema, and a test there fails while it is stale. */
const told = views as unknown as readonly Told[];

/** All settings, with some of them set here or by policy. */
export function cannedSettings(
  here: Readonly<Record<string, SettingView['value']>>,
  byPolicy: Readonly<Record<string, SettingView['value']>>,
): readonly SettingView[] {
  return told.map((setting) => {
    const { name, standard } = setting;
    const fixed = byPolicy[name];
    if (fixed !== undefined) return { ...setting, value: fixed, source: 'policy' };
    const own = here[name];
    if (own !== undefined) return { ...setting, value: own, source: 'station' };
    return { ...setting, value: standard, source: 'default' };
  });
}
