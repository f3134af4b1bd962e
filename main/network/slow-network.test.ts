import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { buildProgram, type BuiltProgram } from '../../test/durability/built-program.ts';
import type { Tried } from '../../test/network/try-connecting.ts';

const inTests = (name: string) => fileURLToPath(new URL(`../../test/network/${name}`, import.meta.url));

// The service has one address that answers, and another: IPv6 that is silent, IPv6 without a route, IPv4 that is silent. Where there is no route
// the system puts it last. No DNS server answers.
const hosts = `127.0.0.1 localhost
2001:db8:dead::7 dual.test
192.0.2.1 dual.test
192.0.2.1 routeless.test
2001:db8:bad::7 routeless.test
192.0.2.1 second.test
198.51.100.7 second.test
2001:db8:dead::7 silent.test
198.51.100.7 silent.test
`;

interface Seen {
  readonly dual: Tried;
  readonly routeless: Tried;
  readonly second: Tried;
  readonly silent: Tried;
  readonly proxied: Tried;
  readonly unnamed: Tried;
  readonly checks: readonly {
    readonly result: unknown;
    readonly connections: number;
    readonly tookMs: number;
  }[];
}

/** Plays a kiosk in a network of its own, or says why this machine can't. */
async function play(program: string, folder: string): Promise<Seen | string> {
  const files = { hosts: join(folder, 'hosts'), resolv: join(folder, 'resolv.conf') };
  writeFileSync(files.hosts, hosts);
  writeFileSync(files.resolv, 'nameserver 198.51.100.53\n');
  const words = [process.execPath, inTests('slow-connection.mjs'), program, files.hosts, files.resolv];
  const child = spawn('unshare', ['--net', '--mount', 'sh', inTests('slow-network.sh'), ...words]);
  const failed = new Promise<string>((resolve) => child.once('error', ({ message }) => resolve(message)));
  const told = Promise.all([text(child.stdout), text(child.stderr)]);
  const outcome = await Promise.race([failed, told]);
  if (typeof outcome === 'string') return outcome;
  const [stdout, stderr] = outcome;
  // From here on any failure is the program's.
  return stderr.includes('READY') ? (JSON.parse(stdout) as Seen) : stderr.trim();
}

const folder = mkdtempSync(join(tmpdir(), 'slow-network-'));
let program: BuiltProgram;
let seen: Seen | string;
beforeAll(async () => {
  program = await buildProgram('test/network/try-connecting.ts');
  seen = await play(program.path, folder);
  if (typeof seen !== 'string') process.stdout.write(`Seen in the slow network: ${JSON.stringify(seen)}\n`);
  else process.stdout.write(`No network of its own here, tcp.test.ts plays it with sockets: ${seen}\n`);
}, 300_000);
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true });
});
function seenIn({ skip }: TestContext): Seen {
  if (typeof seen === 'string') return skip(seen);
  return seen;
}

it.for([
  ['dual', 'silent', ['2001:db8:dead::7', '192.0.2.1']],
  ['routeless', 'without a route', ['192.0.2.1', '2001:db8:bad::7']],
  ['second', 'silent too', ['192.0.2.1', '198.51.100.7']],
] as const)(
  'a connection with a round trip of 400 ms, and a second address (%s) that is %s',
  ([host, , addresses], context) => {
    const tried = seenIn(context)[host];
    expect(tried).toMatchObject({ addresses, end: '192.0.2.1' });
    expect(tried.tookMs).toBeGreaterThan(400);
  },
);

it('the same on the hop to a proxy', (context) => {
  const { proxied } = seenIn(context);
  expect(proxied).toMatchObject({ addresses: ['192.0.2.1', '2001:db8:bad::7'], end: 'PROXY_502' });
});

it('a firewall that drops every packet is unreachable after one whole attempt, with the attempt’s code', (context) => {
  const { silent, checks } = seenIn(context);
  expect(silent).toMatchObject({ addresses: ['2001:db8:dead::7', '198.51.100.7'], end: 'ETIMEDOUT' });
  expect(checks).toMatchObject(
    ['ETIMEDOUT', 'ECONNREFUSED', 'EAI_AGAIN'].map((staffDetail) => ({
      result: { ok: false, error: { code: 'unreachable', staffDetail } },
      connections: 1,
    })),
  );
});

it('a name server that is silent is not reported as a time-out of the service', (context) => {
  expect(seenIn(context).unnamed).toMatchObject({ addresses: [], end: 'EAI_AGAIN' });
});
