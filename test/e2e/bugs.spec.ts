import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { attemptsOf, codeOf, isGone, pagePid, serviceOf, faultsOf, urlOf } from './faults.ts';
import { fromMain } from './from-main.ts';
import { apiKey, launchKiosk, type Kiosk } from './kiosk.ts';

/** An uncaught error in main, whose message contains a secret. */
const throwInMain = ({ app }: Kiosk) =>
  app.evaluate((_, secret) => {
    setTimeout(() => {
      throw new TypeError(`this is no JSON: ${secret}`);
    });
  }, apiKey);

const ended = ({ app }: Kiosk) =>
  new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));

const logOf = (directory: string) => readFileSync(join(directory, 'logs', 'kiosk.log'), 'utf8');

const relaunched = 'a program was relaunched';
/** Printed for each: two that start at once race for the lock of the single instance. */
const tellRelaunches = ({ app }: Kiosk) =>
  app.evaluate(({ app: electron }, told) => {
    const relaunch = electron.relaunch.bind(electron);
    electron.relaunch = (...words) => {
      process.getBuiltinModule('node:fs').writeSync(1, `${told}\n`);
      relaunch(...words);
    };
  }, relaunched);

/** Chromium's lock is a link to "host-number". Null while there is none: the old process takes its own away, the new one lays down another. */
function lockHolder(directory: string): number | null {
  try {
    return Number(readlinkSync(join(directory, 'SingletonLock')).split('-').at(-1));
  } catch {
    return null;
  }
}

const unclean = 'the last run did not end properly';

test('an uncaught error in main, with a picture on its way: the session ends, and the program restarts by itself', async () => {
  test.skip(
    process.platform !== 'linux',
    'the new process is known by the lock that Chromium leaves on Linux',
  );
  const server = await startLivenessServer();
  const kiosk = await launchKiosk({ environment: serviceOf(server) });
  const { app, directory } = kiosk;
  const main = fromMain(app);
  await tellRelaunches(kiosk);
  server.behaveNext({ kind: 'stall', at: 'body-received' });
  await main.goToCamera();
  await expect.poll(() => server.requests.length).toBe(1);
  const pid = await pagePid(app);
  const gone = ended(kiosk);
  // Once the pipes are closed: by the new process as well, which has taken them over.
  let allGone = false;
  app.process().once('close', () => (allGone = true));
  const old = app.process().pid!;
  await throwInMain(kiosk);

  await expect.poll(() => isGone(pid)).toBe(true);
  // Not an intended end.
  expect(await gone).toBe(1);
  const holder = () => lockHolder(directory) ?? old;
  try {
    // The new process's own words, not the old one's.
    await expect
      .poll(() => logOf(directory).split(unclean)[1] ?? 'no new process has told of its start', {
        message: 'the new process loads its page',
      })
      .toContain('"page loaded"');
    await expect.poll(holder, { message: 'the new process holds the lock' }).not.toBe(old);
  } finally {
    // It must not stay behind, beside all tests that follow.
    if (holder() !== old) process.kill(holder(), 'SIGKILL');
  }
  await expect.poll(() => allGone, { message: 'the new process was the only one' }).toBe(true);
  expect(kiosk.output().split(relaunched)).toHaveLength(2);

  expect(attemptsOf(kiosk).map(codeOf)).toEqual(['cancelled']);
  expect(faultsOf(kiosk).map(({ what, reason }) => [what, reason])).toEqual([
    ['bug', 'TypeError'],
    ['start', unclean],
  ]);
  expect(logOf(directory)).toMatch(/"err":"TypeError\\n {4}at /);
  expect(logOf(directory) + kiosk.output()).not.toContain(apiKey);
  await kiosk.close().catch(() => undefined);
  await server.close();
});

test('uncaught errors in a row count as crashes of the program: out of order', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-bugs-'));
  // With these three, two more make five.
  const crashes = [3, 2, 1].map((seconds) => Date.now() - seconds * 1_000);
  const starts = { version: 1, running: null, unclean: crashes };
  writeFileSync(join(directory, 'starts.json'), JSON.stringify(starts));
  for (let round = 0; round < 2; round += 1) {
    const kiosk = await launchKiosk({ directory, args: ['--supervised'] });
    await expect.poll(fromMain(kiosk.app).screen).toBe('waiting');
    const gone = ended(kiosk);
    await throwInMain(kiosk);
    expect(await gone).toBe(1);
    await kiosk.close().catch(() => undefined);
  }
  const environment = { LIVENESS_KIOSK_OUT_OF_ORDER_MS: '600000' };
  const kiosk = await launchKiosk({ directory, args: ['--supervised'], environment });
  expect(await urlOf(kiosk.app)).toMatch(/#R02$/);
  await kiosk.close();
  rmSync(directory, { recursive: true, force: true });
});
