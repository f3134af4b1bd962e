import { execFileSync } from 'node:child_process';
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
  expect(readPolicyFile(path)).toMatchObject({ ok: false, error: [{ fault: { code: 'file-is-folder' } }] });
  rmSync(path, { recursive: true });
  writeFileSync(path, 'x'.repeat(300_000));
  expect(readPolicyFile(path)).toMatchObject({
    ok: false,
    error: [{ fault: { code: 'file-too-large', bytes: 300_000, max: 262_144 } }],
  });
});

const russian =
  '{\n  "version": 1,\n  "settings": { "bankName": { "kk": "Дала", "ru": "Дала", "en": "Dala" } }\n}\n';
it.each([
  ['as UTF-8 with a byte order mark', Buffer.from(`\uFEFF${russian}`), null],
  [
    'as Windows-1251',
    Buffer.from(
      [...russian].map((letter) => (letter > '~' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))),
    ),
    { line: 3, column: 38, fault: { code: 'text-not-utf-8' } },
  ],
  [
    'as UTF-16',
    Buffer.from(`\uFEFF${russian}`, 'utf16le'),
    { line: 1, column: 1, fault: { code: 'text-utf-16' } },
  ],
  [
    'as UTF-16 without a mark',
    Buffer.from(russian, 'utf16le'),
    { line: 1, column: 1, fault: { code: 'text-utf-16' } },
  ],
] as const)('that was saved %s is read, or refused by what is wrong with it', (_, bytes, fault) => {
  writeFileSync(path, bytes, { mode: 0o644 });
  const read = readPolicyFile(path);
  if (fault === null)
    expect(read).toMatchObject({ ok: true, value: { settings: { bankName: { kk: 'Дала' } } } });
  else expect(read).toEqual({ ok: false, error: [{ ...fault, name: null }] });
});

it.skipIf(process.platform === 'win32')('that is a pipe or a device is a fault at once', () => {
  execFileSync('mkfifo', [path]);
  expect(readPolicyFile(path)).toMatchObject({ ok: false, error: [{ fault: { code: 'file-is-pipe' } }] });
  expect(readPolicyFile('/dev/zero')).toMatchObject({
    ok: false,
    error: [{ fault: { code: 'file-is-device' } }],
  });
});

it.skipIf(process.platform === 'win32')('is refused where others may write to it', () => {
  write({ maxAttempts: 1 });
  chmodSync(path, 0o666);
  expect(readPolicyFile(path)).toMatchObject({ ok: false, error: [{ line: 1 }] });
});

it('belongs to root, or outside production to whoever tries the kiosk out', () => {
  const file = { uid: 0, mode: 0o100644 };
  expect(distrust(file, 'linux', 1000)).toBeNull();
  // As docs/operations.md advises: PIN hashes are not for everybody to read.
  expect(distrust({ ...file, mode: 0o100640 }, 'linux', 1000)).toBeNull();
  expect(distrust({ ...file, mode: 0o100660 }, 'linux', 1000)).toEqual({ code: 'file-writable' });
  expect(distrust({ ...file, uid: 1000 }, 'linux', 1000)).toBeNull();
  expect(distrust({ ...file, uid: 1001 }, 'linux', 1000)).toEqual({ code: 'file-owner' });
  expect(distrust({ ...file, uid: 1001, mode: 0o100666 }, 'win32', null)).toBeNull();
});
