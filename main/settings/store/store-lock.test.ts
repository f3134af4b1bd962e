import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockAddress, withLock } from './store-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that holds the lock until it is killed. */
async function holdElsewhere(directory = folder) {
  const address = JSON.stringify(lockAddress(directory, process.platform));
  const script = `require('net').createServer().listen(${address}, () => console.log('held'))`;
  const owner = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(owner.stdout, 'data');
  return owner;
}

it('gives back what the work gives, or throws what it throws, and leaves no file', async () => {
  expect(await withLock(folder, async () => readdirSync(folder))).toEqual([]);
  const failing = withLock(folder, async () => {
    throw new Error('full');
  });
  await expect(failing).rejects.toThrow('full');
  expect(await withLock(folder, async () => 'free again')).toBe('free again');
  expect(readdirSync(folder)).toEqual([]);
});

it('lets one in at a time', async () => {
  let inside = 0;
  const most: number[] = [];
  const enter = () =>
    withLock(folder, async () => {
      inside += 1;
      most.push(inside);
      await new Promise(setImmediate);
      inside -= 1;
    });
  await Promise.all([enter(), enter(), enter()]);
  expect(most).toEqual([1, 1, 1]);
});

it('is waited for while its process lives, without standing still, and is free as soon as that is killed', async () => {
  const owner = await holdElsewhere();
  let entered = false;
  const waiting = withLock(folder, async () => (entered = true));
  // The event loop runs meanwhile: these take the lock one after the other, any number of times.
  for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
  expect(entered).toBe(false);
  owner.kill('SIGKILL');
  expect(await waiting).toBe(true);
});

it('is another one for another folder, and the same by whatever path the folder is named', async () => {
  const [one, other, link] = ['one', 'other', 'link'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(one);
  mkdirSync(other);
  symlinkSync(one, link, 'junction');
  expect(lockAddress(link, process.platform)).toEqual(lockAddress(one, process.platform));
  const entered = await withLock(one, () => withLock(other, async () => true));
  expect(entered).toBe(true);
});

it('is a name that the system itself frees, on Windows and Linux', () => {
  const name = expect.stringMatching(/^(\\\\\.\\pipe\\|\0)liveness-kiosk-settings-[0-9a-f]{32}$/) as string;
  expect(lockAddress(folder, 'win32')).toEqual({ path: name });
  expect(lockAddress(folder, 'linux')).toEqual({ path: name });
  expect(lockAddress(folder, 'darwin')).toMatchObject({ host: '127.0.0.1' });
});

it('says what the system says of a folder that is not there', async () => {
  await expect(withLock(join(folder, 'gone'), async () => undefined)).rejects.toThrow(/ENOENT/);
});
