import type { KioskBridge } from '../../preload/contract.ts';
import { encodeJpeg, noisyRaster } from '../fakes/pictures.ts';
import { expect, test } from './fixtures.ts';
import { onScreen } from './kiosk.ts';

type Renderer = { kiosk: KioskBridge };

test('the page has the bridge’s named methods and nothing of Node or Electron', async ({ station }) => {
  const found = await station.kiosk.page.evaluate(() => ({
    methods: Object.keys((globalThis as unknown as Renderer).kiosk).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    frozen: Object.isFrozen((globalThis as unknown as Renderer).kiosk),
  }));
  expect(found.node).toEqual([]);
  expect(found.methods).toEqual([
    'beginAttempt',
    'beginSession',
    'cancelAttempt',
    'checkCamera',
    'endSession',
    'getStation',
    'onStationChanged',
    'reportCamera',
    'submitPicture',
  ]);
});

test('a picture goes nowhere without a live, unused attempt and a whole picture', async ({ station }) => {
  const { kiosk, server } = station;
  const begun = server.begun;
  const codes = await kiosk.page.evaluate(
    async (jpeg) => {
      const { kiosk: bridge } = globalThis as unknown as Renderer;
      const quality = { mode: 'unguided', hint: null, measures: null } as const;
      const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
        result.ok ? 'ok' : result.error?.code;
      const whole = Uint8Array.from(atob(jpeg), (char) => char.charCodeAt(0));
      const attempt = async (camera: 'checked' | 'unchecked' = 'checked') => {
        const station = await bridge.getStation();
        if (!station.ok) throw new Error(station.error.code);
        const consentVersion = station.value.consent.version;
        const session = await bridge.beginSession({ language: 'en', consentVersion });
        if (!session.ok) throw new Error(session.error.code);
        if (camera === 'checked') await bridge.checkCamera({ deviceId: '', label: '' });
        const grant = await bridge.beginAttempt({ sessionId: session.value.sessionId });
        if (!grant.ok) throw new Error(grant.error.code);
        return grant.value.attemptId;
      };
      const send = async (attemptId: string, picture: Uint8Array) =>
        codeOf(await bridge.submitPicture({ attemptId, picture, quality }));
      const polyglot = new Uint8Array([...whole, ...new TextEncoder().encode('PK\u0003\u0004<script>')]);
      const noPicture = new TextEncoder().encode('<html>'.repeat(100));
      const tooLarge = new Uint8Array(900_001);
      tooLarge.set(whole);
      const used = await attempt();
      const first = await send(used, whole.slice(0, whole.length - 20));
      return {
        madeUp: await send('00000000-0000-4000-8000-000000000000', whole),
        first,
        second: await send(used, whole),
        polyglot: await send(await attempt(), polyglot),
        noPicture: await send(await attempt(), noPicture),
        tooLarge: await send(await attempt(), tooLarge),
        empty: await send(await attempt(), new Uint8Array(0)),
        // A camera admitted in the previous session does not count in this one.
        unchecked: await send(await attempt('unchecked'), whole.slice()),
        // The picture is good, so it was the reason alone that refused the others.
        whole: await send(await attempt(), whole.slice()),
      };
    },
    Buffer.from(encodeJpeg(noisyRaster(640, 480), 80)).toString('base64'),
  );
  expect(codes).toEqual({
    madeUp: 'attempt-unknown',
    first: 'bad-picture',
    second: 'attempt-used',
    polyglot: 'bad-picture',
    noPicture: 'bad-picture',
    tooLarge: 'bad-picture',
    empty: 'bad-picture',
    unchecked: 'camera-untrusted',
    whole: 'ok',
  });
  expect(server.begun).toBe(begun + 1);
});

test('main ends the session and its request when the page is loaded again, whatever the page does', async ({
  station,
}) => {
  const { kiosk, server } = station;
  const { page } = kiosk;
  const begun = server.begun;
  const cancelled = () => kiosk.output().split('"code":"cancelled"').length;
  const before = cancelled();
  server.behaveNext({ kind: 'stall', at: 'body-received' });
  // A session that the page's own flow knows nothing of, as after a crash of its screens: only main can end it.
  await page.evaluate(
    async (jpeg) => {
      const { kiosk: bridge } = globalThis as unknown as Renderer;
      const station = await bridge.getStation();
      if (!station.ok) throw new Error(station.error.code);
      const consentVersion = station.value.consent.version;
      const session = await bridge.beginSession({ language: 'en', consentVersion });
      if (!session.ok) throw new Error(session.error.code);
      await bridge.checkCamera({ deviceId: '', label: '' });
      const quality = { mode: 'unguided', hint: null, measures: null } as const;
      const grant = await bridge.beginAttempt({ sessionId: session.value.sessionId });
      if (!grant.ok) throw new Error(grant.error.code);
      const picture = Uint8Array.from(atob(jpeg), (char) => char.charCodeAt(0));
      void bridge.submitPicture({ attemptId: grant.value.attemptId, picture, quality });
    },
    Buffer.from(encodeJpeg(noisyRaster(640, 480), 80)).toString('base64'),
  );
  await server.waitFor((now) => now.begun > begun);
  await page.reload();
  await onScreen(page, 'waiting');
  // The deadline would end it with another code.
  await expect.poll(cancelled).toBe(before + 1);
});
