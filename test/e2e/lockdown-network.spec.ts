import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchKiosk, onScreen, type Kiosk } from './kiosk.ts';

/** What Chromium's network did, by its own record. */
interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

let folder: string;
let kiosk: Kiosk;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-network-'));
  const policy = join(folder, 'policy.json');
  // With the system's proxy Chromium needs names, to fetch its script: docs/security.md, "Residual risks".
  writeFileSync(policy, JSON.stringify({ version: 1, settings: { proxyMode: 'direct' } }), { mode: 0o644 });
  const environment = { LIVENESS_KIOSK_POLICY_FILE: policy };
  const directory = join(folder, 'kiosk');
  // Names in `.local` are closed from the start after the one in which the setting was first seen.
  const first = await launchKiosk({ environment, directory });
  await onScreen(first.page, 'waiting');
  await first.close();
  kiosk = await launchKiosk({ environment, directory });
  await onScreen(kiosk.page, 'waiting');
});

test.afterAll(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every network path of a page that request rules don't see, or see too late. */
const attempt = `(async () => {
  const hint = (rel, href) => document.head.append(Object.assign(document.createElement('link'), { rel, href }));
  for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'stylesheet', 'manifest', 'icon'])
    hint(rel, 'https://' + rel + '.out.example/');
  hint('preconnect', 'http://127.0.0.1:PORT/');
  hint('dns-prefetch', 'https://a-message.local/');
  navigator.sendBeacon('http://127.0.0.1:PORT/', 'out');
  for (const start of [
    () => fetch('http://127.0.0.1:PORT/').catch(() => 0),
    () => new WebSocket('ws://127.0.0.1:PORT/'),
    () => new EventSource('http://127.0.0.1:PORT/'),
    () => { const t = new WebTransport('https://127.0.0.1:PORT/'); t.ready.catch(() => 0); t.closed.catch(() => 0); },
    () => { new Image().src = 'http://127.0.0.1:PORT/'; },
  ]) try { start(); } catch {}
  const speculation = Object.assign(document.createElement('script'), { type: 'speculationrules' });
  speculation.textContent = '{"prefetch":[{"source":"list","urls":["http://127.0.0.1:PORT/"]}]}';
  document.head.append(speculation);
  // From a new frame, with unchanged globals.
  const { RTCPeerConnection } = document.body.appendChild(document.createElement('iframe')).contentWindow;
  const peer = new RTCPeerConnection({ iceServers: [
    { urls: 'stun:127.0.0.1:PORT' },
    { urls: 'stun:stun.out.example:3478' },
    { urls: 'turn:127.0.0.1:PORT?transport=tcp', username: 'out', credential: 'x' },
    { urls: 'turn:turn.out.example:3478?transport=tcp', username: 'out', credential: 'x' },
  ] });
  peer.createDataChannel('out');
  const gathered = new Promise((resolve) => peer.addEventListener('icegatheringstatechange', () => {
    if (peer.iceGatheringState === 'complete') resolve('complete');
  }));
  await peer.setLocalDescription(await peer.createOffer());
  // The other side of the connection sends its name; the page plays the other side.
  const other = new RTCPeerConnection();
  await other.setRemoteDescription(peer.localDescription);
  await other.setLocalDescription(await other.createAnswer());
  await peer.setRemoteDescription(other.localDescription);
  for (const host of ['a-message.local', 'candidate.out.example'])
    await peer.addIceCandidate(
      { candidate: 'candidate:1 1 udp 2113937151 ' + host + ' 50000 typ host', sdpMid: '0', sdpMLineIndex: 0 });
  const state = await gathered;
  // Enough time for a packet to be sent.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return state;
})()`;

test('the page reaches nobody: by peer connection, connection in advance, name, beacon, socket or image', async () => {
  const heard: string[] = [];
  const listener = createServer((socket) => {
    heard.push('tcp');
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const port = String((listener.address() as AddressInfo).port);
  const log = join(folder, 'network.json');
  const { app } = kiosk;
  await app.evaluate(
    ({ BrowserWindow }, path) =>
      BrowserWindow.getAllWindows()[0]!.webContents.session.netLog.startLogging(path, {
        captureMode: 'everything',
      }),
    log,
  );
  const gathered = await app.evaluate(
    ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(code, true),
    attempt.replaceAll('PORT', port),
  );
  expect(gathered).toBe('complete');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.session.netLog.stopLogging(),
  );
  listener.close();
  expect(heard).toEqual([]);

  const { constants, events } = JSON.parse(readFileSync(log, 'utf8')) as NetLog;
  const textsOf = (name: string) =>
    events
      .filter(({ type }) => type === constants.logEventTypes[name])
      .map(({ params }) => JSON.stringify(params ?? {}));
  // The attempts were made: the names were requested.
  const asked = textsOf('HOST_RESOLVER_MANAGER_REQUEST').join(' ');
  expect(asked).toContain('dns-prefetch.out.example');
  // The system's resolver was not used either: its packets are not in the record below.
  expect(textsOf('HOST_RESOLVER_SYSTEM_TASK')).toEqual([]);
  // Nothing was sent: no packet to a DNS server or any other host, no connection except to the address without a listener.
  expect(textsOf('UDP_BYTES_SENT')).toEqual([]);
  const connected = textsOf('TCP_CONNECT_ATTEMPT').filter((params) => params.includes('"address"'));
  expect(connected.filter((params) => !params.includes('"127.0.0.1:9"'))).toEqual([]);
});
