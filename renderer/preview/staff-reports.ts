import {
  connectionSteps,
  type ConnectionReport,
  type ConnectionStepReport,
} from '../../preload/connection-contract.ts';

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
      ...{ kind: 'certificate', names: '*.biometric.kz, biometric.kz', issuer: 'Let’s Encrypt, R12' },
      ...{ from: Date.parse('2026-10-02'), to: Date.parse('2026-12-31') },
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
        ...{ kind: 'certificate', names: 'kyc.biometric.kz', issuer: 'Dala Bank Inspection CA' },
        ...{ from: Date.parse('2026-09-01'), to: Date.parse('2027-09-01') },
      },
      { kind: 'said', text: 'SELF_SIGNED_CERT_IN_CHAIN' },
    ]),
    step('clock', 'skipped'),
    step('key', 'skipped'),
  ],
  well: false,
  askedService: false,
};
