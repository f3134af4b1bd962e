import { afterEach, expect, test } from 'vitest';
import {
  endingAt,
  factsOf,
  findingsOf,
  serviceName,
  startConnectionRig,
  type ConnectionRig,
} from '../../test/fakes/connection-rig.ts';
import type { ConnectionFact, ConnectionFinding } from '../../preload/connection-contract.ts';
import { parseProxyList } from '../network/proxy.ts';

const credentials = { user: 'ivan', password: 'Hunter2-of-the-office' };

let rig: ConnectionRig;
afterEach(() => rig.stop());

const refusalOf = ({ origin }: URL, text: string): ConnectionFact[] => [
  { kind: 'proxy', address: origin },
  { kind: 'said', text },
];

const proxyCases: [string, (r: ConnectionRig) => void | Promise<void>, string, ConnectionFinding, string][] =
  [
    [
      'refuses',
      (r) => void (r.proxy.fault = { kind: 'answer', status: 403 }),
      'connection',
      'proxy-refused',
      'HTTP 403',
    ],
    ['is gone', (r) => r.proxy.close(), 'connection', 'proxy-unreachable', 'ECONNREFUSED'],
    [
      'is no proxy',
      (r) => void (r.proxy.fault = { kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.2\r\n' }),
      'connection',
      'proxy-refused',
      'NOT_HTTP',
    ],
  ];

test.each(proxyCases)('a proxy that %s', async (_, cause, step, finding, text) => {
  rig = await startConnectionRig({ certificate: { names: [serviceName] } });
  const network = rig.throughProxy();
  const { url } = rig.proxy;
  await cause(rig);
  const report = await rig.run({ endpoint: rig.named, network });
  expect(findingsOf(report)).toEqual(endingAt(step as 'connection', finding));
  expect(factsOf(report, 'connection')).toEqual(refusalOf(url, text));
});

test.each([undefined, { user: 'ivan', password: 'wrong' }])(
  'a proxy that asks for a password and gets %j',
  async (known) => {
    rig = await startConnectionRig({ certificate: { names: [serviceName] }, proxy: { credentials } });
    const report = await rig.run({ endpoint: rig.named, network: rig.throughProxy(known) });
    expect(findingsOf(report)).toEqual(endingAt('connection', 'proxy-credentials'));
    expect(factsOf(report, 'connection')).toEqual(refusalOf(rig.proxy.url, 'HTTP 407'));
  },
);

test('a proxy that asks for a Windows sign-in', async () => {
  rig = await startConnectionRig({ certificate: { names: [serviceName] } });
  const head = ['Proxy-Authenticate: Negotiate', 'Proxy-Authenticate: NTLM'];
  rig.proxy.fault = { kind: 'answer', status: 407, head };
  const report = await rig.run({ endpoint: rig.named, network: rig.throughProxy(credentials) });
  expect(findingsOf(report)).toEqual(endingAt('connection', 'proxy-scheme'));
  const text = 'HTTP 407: Negotiate, NTLM asked for, only Basic is spoken';
  expect(factsOf(report, 'connection')).toEqual(refusalOf(rig.proxy.url, text));
});

test('a system that knows SOCKS proxies only', async () => {
  rig = await startConnectionRig();
  const network = { route: async () => parseProxyList('SOCKS5 127.0.0.1:1080') };
  const report = await rig.run({ endpoint: rig.named, network });
  expect(findingsOf(report)).toEqual(endingAt('route', 'proxy-unsupported'));
});
