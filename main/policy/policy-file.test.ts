import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { distrust, policyPath, readPolicyFile } from './policy-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-policy-'));
  path = join(folder, 'policy.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (settings: object) => {
  writeFileSync(path, JSON.stringify({ version: 1, settings }), { mode: 0o644 });
  chmodSync(path, 0o644);
};

it('is where each system keeps such files', () => {
  expect(policyPath('linux', {})).toBe('/etc/liveness-kiosk/policy.json');
  // By the registry, and never by a variable, which the kiosk's own user could set.
  const mine = { ProgramData: 'C:\\Users\\kiosk\\mine' };
  const policy = 'C:\\ProgramData\\LivenessKiosk\\policy.json';
  expect(policyPath('win32', mine, () => 'C:\\ProgramData')).toBe(policy);
});

it('is none where there is no file', () => {
  expect(readPolicyFile(path)).toEqual({ ok: true, value: null });
});

it('is read where it is there', () => {
  write({ maxAttempts: 1 });
  expect(readPolicyFile(path)).toMatchObject({ ok: true, value: { settings: { maxAttempts: 1 } } });
});

it('is a fault where it can’t be read: it may lock what must stay locked', () => {
  mkdirSync(path);
  expect(readPolicyFile(path)).toMatchObject({ ok: false, error: [{ message: 'not a file' }] });
  rmSync(path, { recursive: true });
  writeFileSync(path, 'x'.repeat(300_000));
  expect(readPolicyFile(path)).toMatchObject({ ok: false, error: [{ message: 'longer than 256 kB' }] });
});

it.skipIf(process.platform === 'win32')('is refused where others may write to it', () => {
  write({ maxAttempts: 1 });
  chmodSync(path, 0o666);
  expect(readPolicyFile(path)).toMatchObject({ ok: false, error: [{ line: 1 }] });
});

it('belongs to root, or outside production to whoever tries the kiosk out', () => {
  const file = { uid: 0, mode: 0o100644, size: 10, isFile: () => true };
  expect(distrust(file, 'linux', 1000)).toBeNull();
  expect(distrust({ ...file, uid: 1000 }, 'linux', 1000)).toBeNull();
  expect(distrust({ ...file, uid: 1001 }, 'linux', 1000)).toContain('root');
  expect(distrust({ ...file, uid: 1001, mode: 0o100666 }, 'win32', null)).toBeNull();
});
