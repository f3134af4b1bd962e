import { expect, test } from 'playwright/test';
import { answer, notLive } from '../fakes/behaviour.ts';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, launchKiosk, onScreen, press, letPictureBeTaken } from './kiosk.ts';
import { readFilesUnder, traces } from './traces.ts';

test('after a tour with a verdict, errors and a crash, key and picture lie in no file and no output', async () => {
  const server = await startLivenessServer();
  const kiosk = await launchKiosk({
    environment: {
      LIVENESS_KIOSK_ENDPOINT: server.endpoint.href,
      LIVENESS_KIOSK_API_KEY: apiKey,
      LIVENESS_KIOSK_PRINT_ATTEMPTS: '1',
    },
  });
  const { page } = kiosk;
  await letPictureBeTaken(page);
  await onScreen(page, 'live');
  await press(page, 'done');
  // A service that echoes the key into its error must not get it into our log.
  server.behaveNext(answer(400, { detail: `invalid api_key ${apiKey}` }), notLive);
  await letPictureBeTaken(page);
  await onScreen(page, 'problem');
  await press(page, 'done');
  await letPictureBeTaken(page);
  await onScreen(page, 'notLive');

  const inPage = await page.evaluate(
    (key) => JSON.stringify([document.documentElement.outerHTML, Object.keys(globalThis)]).includes(key),
    apiKey,
  );
  expect(inPage).toBe(false);
  const crashed = page.waitForEvent('crash');
  await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  await expect.poll(() => kiosk.output().split('"attempt"').length).toBe(4);
  expect(server.requests).toHaveLength(3);

  const pictures = server.requests.map((request) => request.form!.image!.bytes);
  const secrets = [
    Buffer.from(apiKey),
    ...pictures.map((bytes) => bytes.subarray(bytes.length / 2, bytes.length / 2 + 48)),
  ];
  const needles = secrets.flatMap(traces);
  const places = readFilesUnder(kiosk.directory);
  expect(places.some(([path]) => path.endsWith('kiosk.log'))).toBe(true);
  for (const [path, content] of [...places, ['output', Buffer.from(kiosk.output())] as const]) {
    for (const needle of needles) expect(content.includes(needle), path).toBe(false);
  }
  await kiosk.close();
  await server.close();
});

test('the search finds what it looks for', () => {
  const secret = Buffer.from('a secret of some length, longer than eight');
  const hidden = Buffer.concat([Buffer.from('x'), Buffer.from(`y${secret.toString()}`)]);
  expect(traces(secret).some((trace) => hidden.includes(trace))).toBe(true);
  expect(traces(secret).some((trace) => hidden.toString('base64').includes(trace.toString()))).toBe(true);
});
