import { createHash } from 'node:crypto';
import type { Page } from 'playwright/test';
import { answer, liveAnswer, notLive, notLiveAnswer } from '../fakes/behaviour.ts';
import { expect, test } from './fixtures.ts';
import { apiKey, goToCamera, onScreen, press, letPictureBeTaken } from './kiosk.ts';

test('a living person: from touch to verdict, and the bytes sent are the picture that was shown', async ({
  station,
}) => {
  const { kiosk, server } = station;
  const { page } = kiosk;
  const sentBefore = server.requests.length;
  let answer = () => undefined as void;
  const after = new Promise<void>((resolve) => (answer = resolve));
  server.behaveNext({ kind: 'answer', body: liveAnswer, after });
  const hashOf = await hashBlobs(page);
  await letPictureBeTaken(page);
  await onScreen(page, 'checking');
  const still = page.locator('[data-picture]');
  await expect(still).toHaveAttribute('width', '1280');
  const shown = await hashOf(await still.getAttribute('data-picture'));
  answer();
  await onScreen(page, 'live');
  expect(server.requests.length).toBe(sentBefore + 1);
  const request = server.requests.at(-1)!;
  expect(request.form?.image?.sha256).toBe(shown);
  expect(request.form?.fieldNames.toSorted()).toEqual(['api_key', 'image']);
  expect(request.form?.image?.name).toMatch(/\.jpe?g$/);
  expect(request.form?.image?.type).toBe('image/jpeg');
  expect(request.form!.image!.bytes.length).toBeLessThanOrEqual(300_000);

  // The key was in the form field `api_key` and nowhere else.
  expect(request.form?.apiKey).toBe(apiKey);
  expect(JSON.stringify([request.url, request.headers])).not.toContain(apiKey);
  expect(request.body.toString('latin1').split(apiKey)).toHaveLength(2);
  expect(await page.content()).not.toContain(apiKey);
  // What is printed comes by another pipe than what the page says.
  await expect
    .poll(() => kiosk.output())
    .toContain(createHash('sha256').update(request.form!.image!.bytes).digest('hex'));
  expect(kiosk.output()).not.toContain(apiKey);
  await press(page, 'done');
  await onScreen(page, 'waiting');
});

test('the connection is opened while the person is being guided', async ({ station }) => {
  const { kiosk, server } = station;
  server.dropConnections('hang-up');
  const connections = server.connections;
  await goToCamera(kiosk.page);
  await server.waitFor(({ connections: now }) => now > connections);
  const opened = server.connections;
  await onScreen(kiosk.page, 'live');
  expect(server.connections).toBe(opened);
});

test('not live three times: attempts are counted down, then staff are asked', async ({ station }) => {
  const { kiosk, server } = station;
  const { page } = kiosk;
  server.behave(notLive);
  await letPictureBeTaken(page);
  for (const _ of [1, 2]) {
    await onScreen(page, 'notLive');
    await press(page, 'tryAgain');
  }
  await onScreen(page, 'noAttemptsLeft');
  await expect(page.locator('[data-action="tryAgain"]')).toHaveCount(0);
  await press(page, 'done');
  await onScreen(page, 'waiting');
});

test('a false that is the service’s own failure costs no attempt; a mask is told to staff alone', async ({
  station,
}) => {
  const { kiosk, server } = station;
  const { page } = kiosk;
  const falseFor = (type: string, detail: string | null) =>
    answer(200, { ...notLiveAnswer, failure_reason: { type, detail } });
  server.behaveNext(falseFor('SERVICE_ERROR', 'Could not send image to liveness service'));
  server.behave(falseFor('CALC_RESULT', 'Mask Attack'));
  await letPictureBeTaken(page);
  await onScreen(page, 'problem');
  await expect(page.getByTestId('staff-code')).toContainText('S01');
  await expect.poll(() => kiosk.output()).toContain('"failureClass":"service"');
  await press(page, 'tryAgain');
  // All three are left.
  for (const _ of [1, 2]) {
    await onScreen(page, 'notLive');
    expect(await page.content()).not.toMatch(/attack|calc_result/i);
    await press(page, 'tryAgain');
  }
  await onScreen(page, 'noAttemptsLeft');
  await expect
    .poll(() => kiosk.output())
    .toContain('"failureReason":{"type":"CALC_RESULT","detail":"Mask Attack"}');
  await press(page, 'done');
  await onScreen(page, 'waiting');
});

test('cancel while checking: back to waiting, the request is dropped, no verdict is ever shown', async ({
  station,
}) => {
  const { kiosk, server } = station;
  const { page } = kiosk;
  const begun = server.begun;
  server.behaveNext({ kind: 'stall', at: 'body-received' });
  await letPictureBeTaken(page);
  await onScreen(page, 'checking');
  await server.waitFor((now) => now.begun > begun);
  await press(page, 'cancel');
  await onScreen(page, 'waiting');
  await expect.poll(() => kiosk.output()).toContain('"code":"cancelled"');
  await expect(page.locator('[data-picture]')).toHaveCount(0);
});

test('each person begins in the default language', async ({ station }) => {
  const { page } = station.kiosk;
  station.kiosk.show('hints/severalPeople');
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
  await goToCamera(page, 'ru');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await press(page, 'back');
  await onScreen(page, 'consent');
  await press(page, 'decline');
  await press(page, 'done');
  await onScreen(page, 'waiting');
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
});

test('who does not agree is sent to staff, and nothing is sent', async ({ station }) => {
  const { kiosk, server } = station;
  const begun = server.begun;
  await press(kiosk.page, 'start');
  await onScreen(kiosk.page, 'consent');
  await press(kiosk.page, 'decline');
  await onScreen(kiosk.page, 'declined');
  await press(kiosk.page, 'done');
  await onScreen(kiosk.page, 'waiting');
  expect(server.begun).toBe(begun);
});

/** The page may not fetch its own blobs (connect-src), so they are hashed as they are turned into addresses. */
async function hashBlobs(page: Page): Promise<(url: string | null) => Promise<string | undefined>> {
  await page.evaluate(() => {
    const hashes = new Map<string, Promise<string>>();
    const create = URL.createObjectURL.bind(URL);
    const hash = async (blob: Blob) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    };
    URL.createObjectURL = (object) => {
      const url = create(object);
      if (object instanceof Blob) hashes.set(url, hash(object));
      return url;
    };
    Object.assign(globalThis, { blobHashes: hashes });
  });
  return (url) =>
    page.evaluate(
      (address) =>
        (globalThis as unknown as { blobHashes: Map<string, Promise<string>> }).blobHashes.get(address ?? ''),
      url,
    );
}
