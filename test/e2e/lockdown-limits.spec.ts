import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchKiosk, type Kiosk } from './kiosk.ts';

/** Runs in the page, independent of its own scripts. */
const runIn = <T>(kiosk: Kiosk, code: string): Promise<T> =>
  kiosk.app.evaluate(
    ({ BrowserWindow }, script) =>
      BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(script, true) as Promise<T>,
    code,
  );
const pageProcess = (kiosk: Kiosk): Promise<number> =>
  kiosk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    return contents.isLoading() || contents.isCrashed() ? 0 : contents.getOSProcessId();
  });
const anotherPage = (kiosk: Kiosk, before: number) =>
  expect.poll(async () => [0, before].includes(await pageProcess(kiosk))).toBe(false);

test('what the page keeps does not outlive it', async () => {
  const kiosk = await launchKiosk();
  await runIn(
    kiosk,
    `(async () => {
       localStorage.setItem('kept', 'x');
       await (await navigator.storage.getDirectory()).getFileHandle('kept', { create: true });
     })()`,
  );
  const before = await pageProcess(kiosk);
  process.kill(before, 'SIGKILL');
  await anotherPage(kiosk, before);
  const kept = `(async () => {
    let files = 0;
    for await (const name of (await navigator.storage.getDirectory()).keys()) files += 1;
    return [localStorage.length, files];
  })()`;
  await expect.poll(() => runIn<number[]>(kiosk, kept)).toEqual([0, 0]);
  await kiosk.close();
});

test('a page that floods main is ended before main stands still, and the next one works', async () => {
  const kiosk = await launchKiosk();
  const before = await pageProcess(kiosk);
  // Not awaited: the page ends before it gets an answer.
  await kiosk.app.evaluate(
    ({ BrowserWindow }, code) =>
      void BrowserWindow.getAllWindows()[0]!
        .webContents.executeJavaScript(code)
        .catch(() => undefined),
    'for (let times = 0; times < 20_000; times += 1) void kiosk.reportCamera({ code: null }); 0',
  );
  await anotherPage(kiosk, before);
  const found = await runIn<{ ok: boolean }>(kiosk, 'kiosk.getStation()');
  expect(found.ok).toBe(true);
  expect(readFileSync(join(kiosk.directory, 'logs/kiosk.log'), 'utf8')).toContain('"what":"rate-limit"');
  await kiosk.close();
});
