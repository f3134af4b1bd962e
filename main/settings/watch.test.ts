import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFiles, watchSettings } from './watch.ts';

/** For hangs only. */
const patiently = { timeout: 240_000 };
let directory: string;
let stop: () => void;
let changed: ReturnType<typeof vi.fn<() => void>>;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-watch-'));
  changed = vi.fn<() => void>();
  stop = watchSettings(directory, changed);
});
afterEach(() => {
  stop();
  rmSync(directory, { recursive: true, force: true });
});

/** As the store writes: a draft in the same folder, then a rename. */
function replaceSettings(content: string): void {
  writeFileSync(join(directory, 'draft'), content);
  renameSync(join(directory, 'draft'), join(directory, 'settings.json'));
}

it('notices settings that another process has put there, each time', async () => {
  replaceSettings('1');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), patiently);
  replaceSettings('2');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), patiently);
});

it('cares for no other file', async () => {
  writeFileSync(join(directory, 'kiosk.log'), 'x');
  replaceSettings('1');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), patiently);
});

it('a folder that can’t be watched is no reason to stop', () => {
  writeFileSync(join(directory, 'a-file'), '');
  expect(() => watchSettings(join(directory, 'a-file', 'below'), changed)()).not.toThrow();
});

it('files elsewhere are noticed when they come, change, go, and are named later', async () => {
  const [policy, logo] = ['policy.json', 'logo.svg'].map((name) => join(directory, name)) as [string, string];
  const named = [policy];
  const noticed = vi.fn<() => void>();
  const stopLooking = watchFiles(() => named, noticed, 20);
  const isNoticed = async () => {
    await vi.waitFor(() => expect(noticed).toHaveBeenCalled(), { timeout: 60_000 });
    noticed.mockClear();
  };
  writeFileSync(policy, '1');
  await isNoticed();
  writeFileSync(policy, '1 and more');
  await isNoticed();
  rmSync(policy);
  await isNoticed();
  writeFileSync(logo, '1');
  named.push(logo);
  await isNoticed();
  renameSync(logo, policy);
  await isNoticed();
  stopLooking();
}, 300_000);
