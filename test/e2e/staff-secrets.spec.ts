import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { enterConsole, fingers, setStationUp } from './staff-walk.ts';
import { hashPin } from '../../main/staff/auth/pin-hash.ts';
import { answer, notLive } from '../fakes/behaviour.ts';
import { letPictureBeTaken, onScreen, press } from './kiosk.ts';
import { startStation, stationKey, stationPin, type StaffStation } from './staff-station.ts';
import { readFilesUnder, traces } from './traces.ts';

const proxyPassword = `Pr0xy-${'Hd7'.repeat(8)}`;

/** A heap snapshot of the page: every object and string that is reachable after garbage collection. */
async function heapOf({ kiosk }: StaffStation): Promise<Buffer> {
  const path = join(tmpdir(), `kiosk-heap-${process.pid}.heapsnapshot`);
  await kiosk.app.evaluate(
    ({ BrowserWindow }, file) => BrowserWindow.getAllWindows()[0]!.webContents.takeHeapSnapshot(file),
    path,
  );
  const heap = readFileSync(path);
  rmSync(path);
  return heap;
}

/** Seven characters in a row don't occur by chance, so that a part of a secret is found as well. */
const pieces = (secret: string): Buffer[] => [
  ...traces(Buffer.from(secret)),
  ...[0, 8, 16].map((start) => Buffer.from(secret.slice(start, start + 20))),
];

test('key, PIN, password and picture, all entered and used here, lie in no file, no output and not in the page', async () => {
  const station = await startStation({ environment: { LIVENESS_KIOSK_PRINT_ATTEMPTS: '1' } });
  const { kiosk, server, folder, drive } = station;
  const { page } = kiosk;
  const hands = await fingers(page);
  await setStationUp(page, hands, {
    language: 'kk',
    bankName: 'Дала банкі',
    apiKey: stationKey,
    pin: stationPin,
  });
  // A wrong PIN, a refused key from a drive, a password, a support file: everything that staff may do with secrets.
  await enterConsole(page, hands, stationPin);
  await hands.press('[data-action="page-keys"]');
  writeFileSync(join(drive, 'liveness-kiosk-key.txt'), 'too-short-a-key-from-a-drive');
  await hands.press('[data-action="import"]');
  await page.locator('[role="alert"]').first().waitFor();
  await hands.press('[data-action="type-proxyPassword"]');
  await page.locator('[data-field="secret"]').focus();
  await page.keyboard.insertText(proxyPassword);
  await hands.press('[data-action="save"]');
  await page.locator('[data-dialog="secret"]').waitFor({ state: 'detached' });
  await hands.press('[data-action="page-diagnostics"]');
  await hands.press('[data-action="part"][data-value="support"]');
  await hands.press('[data-action="export"]');
  await expect.poll(() => readdirSync(drive).filter((name) => name.includes('support')).length).toBe(1);
  await hands.press('[data-action="close"]');

  await letPictureBeTaken(page);
  await onScreen(page, 'live');
  await press(page, 'done');
  server.behaveNext(answer(400, { detail: `invalid api_key ${stationKey}` }), notLive);
  await letPictureBeTaken(page);
  await onScreen(page, 'problem');
  await press(page, 'done');
  await letPictureBeTaken(page);
  await onScreen(page, 'notLive');
  await press(page, 'askStaff');
  await press(page, 'done');
  await onScreen(page, 'waiting');

  const heap = await heapOf(station);
  // Shows that the snapshot contains the page's texts.
  expect(heap.includes('The Bank')).toBe(true);
  const pictures = server.requests.flatMap(({ form }) => (form?.image ? [form.image.bytes] : []));
  expect(pictures).toHaveLength(4);
  const secrets = [stationKey, proxyPassword].flatMap(pieces);
  for (const needle of secrets) expect(heap.includes(needle), 'the page’s heap').toBe(false);

  const crashed = page.waitForEvent('crash');
  await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  const inPictures = pictures.flatMap((bytes) =>
    traces(bytes.subarray(bytes.length / 2, bytes.length / 2 + 48)),
  );
  const needles = [...secrets, ...inPictures, Buffer.from(`"${stationPin}"`)];
  const places = [
    ...readFilesUnder(kiosk.directory),
    ...readFilesUnder(drive),
    ['output', Buffer.from(kiosk.output())] as const,
  ];
  expect(places.length).toBeGreaterThan(10);
  for (const [place, content] of places)
    for (const needle of needles) expect(content.includes(needle), place).toBe(false);
  expect(readFilesUnder(folder).some(([path]) => path.endsWith('settings.json'))).toBe(true);
  await station.close();
});

test('the page can do nothing of what staff can without their PIN, nor guess it', async () => {
  const station = await startStation({ policy: { pins: { administrator: await hashPin(stationPin) } } });
  const { page } = station.kiosk;
  const codes = await page.evaluate(async () => {
    const staff = (
      globalThis as unknown as { staff: Record<string, (request?: unknown) => Promise<unknown>> }
    ).staff;
    const token = 'x'.repeat(36);
    const requests: Record<string, object> = {
      getRecords: { token, day: null },
      exportRecords: { token, drive: 'x', from: '2026-11-23', to: '2026-11-23' },
      changeSetting: { token, name: 'endpoint', value: 'https://evil.example/' },
      setSecret: { token, name: 'apiKey', value: 'k'.repeat(50) },
      setPin: { token, role: 'administrator', pin: '902175' },
      bindCamera: { token, id: null },
      testConnection: { token, real: true },
      exportBundle: { token, drive: '/' },
    };
    const names = Object.keys(staff).filter((name) => !/^(on|getSignIn|signIn)/.test(name));
    const answers = names.map(async (name) => {
      const asked = name === 'beginSetUp' ? undefined : (requests[name] ?? { token });
      const answer = (await staff[name]!(asked)) as { ok: boolean; error?: { code: string } };
      return [name, answer.ok ? 'open' : answer.error?.code];
    });
    const guesses = Array.from({ length: 300 }, (_, index) =>
      staff['signIn']!({ pin: String(100_000 + index) }),
    );
    const tried = (await Promise.all(guesses)) as { ok: boolean; error?: { code: string } }[];
    return {
      answers: Object.fromEntries(await Promise.all(answers)) as Record<string, string>,
      wrong: tried.filter(({ error }) => error?.code === 'pin-wrong').length,
      open: tried.filter(({ ok }) => ok).length,
    };
  });
  const { beginSetUp, ...guarded } = codes.answers;
  expect(beginSetUp).toBe('set-up-closed');
  expect(Object.keys(guarded).length).toBeGreaterThan(17);
  expect(new Set(Object.values(guarded))).toEqual(new Set(['signed-out']));
  expect(codes).toMatchObject({ wrong: 3, open: 0 });
  await station.close();
});
