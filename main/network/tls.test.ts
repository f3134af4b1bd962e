import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import type * as Tls from 'node:tls';
import {
  createSecureContext,
  createServer,
  rootCertificates,
  type SecureVersion,
  type Server,
  type TLSSocket,
} from 'node:tls';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, expect, it, test, vi } from 'vitest';
import { operationsBlock } from '../../build/station/doc-commands.ts';
import {
  type Certificate,
  type CertificateAuthority,
  createCertificateAuthority,
} from '../../test/fakes/certificates.ts';
import { hangMs } from '../../test/fakes/client-rig.ts';
import { createSocketOpener } from './connect.ts';
import { isSpkiPin, spkiPin, trustContext } from './tls.ts';

let root: CertificateAuthority;
let stranger: CertificateAuthority;
let middle: CertificateAuthority;
let leaf: Certificate;
let underRoot: Certificate;
beforeAll(async () => {
  [root, stranger] = await Promise.all([createCertificateAuthority(), createCertificateAuthority()]);
  middle = await root.issueAuthority('Liveness kiosk lower test authority');
  [leaf, underRoot] = await Promise.all([middle.issue(), root.issue()]);
});

// Counted, and made as ever.
vi.mock('node:tls', async (original) => {
  const tls = await original<typeof Tls>();
  return { ...tls, createSecureContext: vi.fn(tls.createSecureContext) };
});
const made = vi.mocked(createSecureContext);

// The first of this file: later ones have made these contexts already.
it('trusts the given roots alone, so that no variable of Node’s can add any', () => {
  trustContext(undefined)();
  trustContext(root.cert)();
  expect(made.mock.calls.map(([options]) => options?.ca)).toEqual([
    [...rootCertificates],
    [...rootCertificates, root.cert],
  ]);
});

it('reads the roots once for each trust, whoever asks, and not before a connection needs them', () => {
  made.mockClear();
  const [first, second] = [trustContext(stranger.cert), trustContext(stranger.cert)];
  expect(made).not.toHaveBeenCalled();
  expect(first()).toBe(second());
  expect(first()).not.toBe(trustContext(undefined)());
  expect(made).toHaveBeenCalledTimes(1);
});

let server: Server | undefined;
let port: number;
/** What the server has got after its handshakes. */
let received: string;
let opened: Socket[] = [];
afterEach(() => {
  for (const socket of opened) socket.destroy();
  server?.close();
});

async function serve(
  key: string,
  chain: readonly string[],
  maxVersion: SecureVersion = 'TLSv1.3',
): Promise<void> {
  received = '';
  opened = [];
  server = createServer({ key, cert: chain.join('\n'), maxVersion }, (socket) => {
    opened.push(socket);
    socket.on('error', () => undefined).on('data', (bytes: Buffer) => (received += bytes.toString()));
  });
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
}

/** Of each handshake, first the server's own: its name and validity. */
let seen: string[][];
beforeEach(() => (seen = []));

const opener = (spkiPins: readonly string[], ca = root.cert) =>
  createSocketOpener({
    endpoint: new URL(`https://127.0.0.1:${port}/`),
    connectTimeoutMs: hangMs,
    network: {
      ca,
      spkiPins,
      onChain: (chain) => seen.push(chain.map(({ fingerprint256 }) => fingerprint256)),
    },
  });
const pinOf = (certificate: { readonly cert: string }) => spkiPin(new X509Certificate(certificate.cert));

async function isAccepted(open: () => Promise<Socket>): Promise<boolean> {
  try {
    opened.push(await open());
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      phase: 'tls',
      kind: 'pin-mismatch',
      reason: 'PIN_MISMATCH',
      lasting: true,
    });
    return false;
  }
}

test('a pin has the shape of 32 bytes in base64', () => {
  expect(isSpkiPin(pinOf(leaf))).toBe(true);
  for (const text of ['', 'sha256//abc', pinOf(leaf).slice(1), `${pinOf(leaf)}=`])
    expect(isSpkiPin(text)).toBe(false);
});

test("the pin of the server's key, of the authority between, or of the root will do; another will not", async () => {
  await serve(leaf.key, [leaf.cert, middle.cert]);
  for (const right of [leaf, middle, root]) expect(await isAccepted(opener([pinOf(right)]))).toBe(true);
  expect(await isAccepted(opener([pinOf(stranger), pinOf(leaf)]))).toBe(true);
  expect(await isAccepted(opener([]))).toBe(true);
  expect(await isAccepted(opener([pinOf(stranger)]))).toBe(false);
  expect(await isAccepted(opener(['not a pin']))).toBe(false);
  expect(received).toBe('');
});

test('a pinned certificate that the server only sends along opens nothing', async () => {
  // Same name as the one that really signed: Node strings it into the chain.
  await serve(underRoot.key, [underRoot.cert, stranger.cert]);
  expect(await isAccepted(opener([pinOf(stranger)]))).toBe(false);
  expect(await isAccepted(opener([pinOf(underRoot)]))).toBe(true);
});

test('the verified chain is reported once for each full handshake, also where no pin fits, and never one that is not trusted', async () => {
  await serve(leaf.key, [leaf.cert, middle.cert]);
  const print = ({ cert }: { readonly cert: string }) => new X509Certificate(cert).fingerprint256;
  const whole = [leaf, middle, root].map(print);
  const open = opener([]);
  const first = await open();
  await once(first, 'session');
  opened.push(first, await open());
  expect(seen, 'a resumed session brings no chain').toEqual([whole]);
  expect(await isAccepted(opener([pinOf(stranger)]))).toBe(false);
  expect(seen).toEqual([whole, whole]);
  await expect(opener([], stranger.cert)()).rejects.toMatchObject({ kind: 'certificate-untrusted' });
  expect(seen).toHaveLength(2);
});

test('without a trusted chain a right pin is not enough', async () => {
  await serve(leaf.key, [leaf.cert, middle.cert]);
  await expect(opener([pinOf(leaf)], stranger.cert)()).rejects.toMatchObject({
    kind: 'certificate-untrusted',
  });
});

// TLS 1.2 hands its session out with the handshake, 1.3 a moment later.
test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a session of %s is kept of accepted connections only',
  async (version) => {
    await serve(leaf.key, [leaf.cert, middle.cert], version);
    const open = opener([pinOf(middle)]);
    const first = (await open()) as TLSSocket;
    if (version === 'TLSv1.3') await once(first, 'session');
    const second = (await open()) as TLSSocket;
    expect([first.isSessionReused(), second.isSessionReused()]).toEqual([false, true]);
    opened.push(first, second);

    vi.useFakeTimers({ toFake: ['performance'] });
    vi.advanceTimersByTime(2 * 3_600_000);
    const third = (await open()) as TLSSocket;
    vi.useRealTimers();
    expect(third.isSessionReused()).toBe(false);
    opened.push(third);

    const wrong = opener([pinOf(stranger)]);
    for (let round = 0; round < 3; round += 1) expect(await isAccepted(wrong)).toBe(false);
  },
);

const hasOpenssl = await promisify(execFile)('openssl', ['version']).then(
  () => true,
  () => false,
);
test.skipIf(!hasOpenssl)(
  'the command of docs/operations.md prints the pin of a server’s key (skipped without openssl)',
  async () => {
    await serve(underRoot.key, [underRoot.cert]);
    const command = operationsBlock('openssl s_client').replace('kyc.biometric.kz:443', `127.0.0.1:${port}`);
    const { stdout } = await promisify(execFile)('sh', ['-c', command]);
    expect(stdout.trim()).toBe(pinOf(underRoot));
  },
);
