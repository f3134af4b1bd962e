import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { checkPolicies, checkPolicyInForce } from './check-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-policies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let printed: string[];
let errors: string[];
beforeEach(() => {
  printed = [];
  errors = [];
});
const ports = {
  print: (line: string) => void printed.push(line),
  printError: (line: string) => void errors.push(line),
  language: 'en' as const,
};

const valid = '{ "version": 1, "settings": { "maxAttempts": 1 } }';
function write(name: string, text: string | Uint8Array = valid) {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text, { mode: 0o644 });
  return path;
}

it('reports the faults of a policy file as compilers do', () => {
  expect(checkPolicies([join(folder, 'nowhere.json')], ports)).toBe(1);
  expect(checkPolicies([write('a.json')], ports)).toBe(0);
  expect(printed.at(-1)).toContain('maxAttempts');
  const path = write('b.json', '{ "version": 1,\n  "settings": { "maxAtempts": 1 } }');
  expect(checkPolicies([path], ports)).toBe(2);
  expect(errors).toEqual([`${path}:2:17: There is no "maxAtempts". Did you mean "maxAttempts"?`]);
});

it('checks every file of every folder, and says at the end how many', () => {
  const names = ['almaty/01.json', 'almaty/02.json', 'astana/01.json'];
  for (const name of names) write(name);
  write('almaty/02.json', '{ "version": 1, "settings": { "proxyMode": "explicit" } }');
  write('almaty/notes.txt', 'no policy');
  const paths = [join(folder, 'almaty'), join(folder, 'astana', '01.json')];
  expect(checkPolicies(paths, ports)).toBe(2);
  expect(errors).toEqual([expect.stringContaining('02.json:1:')]);
  expect(printed.at(-1)).toBe('Files: 3. Without faults: 2. With faults: 1.');
});

it('says of a folder without policies that there is none', () => {
  mkdirSync(join(folder, 'empty'));
  expect(checkPolicies([join(folder, 'empty')], ports)).toBe(1);
  expect(errors.join()).toContain('no policy file');
});

it('does not ask who owns a draft, and does of the policy in force', async () => {
  const path = write('open.json');
  chmodSync(path, 0o666);
  expect(checkPolicies([path], ports)).toBe(0);
  expect(await checkPolicyInForce(path, ports)).toBe(2);
  if (process.getuid?.() !== 0) return;
  chmodSync(path, 0o644);
  chownSync(path, 4_711, 4_711);
  expect(checkPolicies([path], ports)).toBe(0);
});

it.each(['caFile', 'headFolder', 'logoFile'])('wants the whole path of %s', (name) => {
  const path = write('relative.json', `{ "version": 1, "settings": { "${name}": "folder/x" } }`);
  expect(checkPolicies([path], ports)).toBe(2);
  expect(errors.join()).toContain('full path');
});

it.each([
  String.raw`C:\\ProgramData\\LivenessKiosk\\authority.pem`,
  String.raw`\\\\server\\share\\authority.pem`,
])('takes the path of a Windows station: %s', (authority) => {
  const path = write('windows.json', `{ "version": 1, "settings": { "caFile": "${authority}" } }`);
  expect(checkPolicies([path], ports)).toBe(0);
});

it('refuses another encoding than UTF-8', () => {
  // "Банк" in Windows-1251.
  const bank = Buffer.from([0xc1, 0xe0, 0xed, 0xea]);
  const before = Buffer.from('{ "version": 1, "settings": { "stationName": "');
  const path = write('cp1251.json', Buffer.concat([before, bank, Buffer.from('" } }')]));
  expect(checkPolicies([path], ports)).toBe(2);
  expect(errors.join()).toContain('UTF-8');
});

it('checks the files that the policy in force names, and shows nothing of a key', async () => {
  const key = write('key', `API_KEY=${'Qw3'.repeat(16)}`);
  const authority = write('authority.pem', 'no certificate');
  const policy = {
    version: 1,
    apiKeyFile: key,
    proxyPasswordFile: join(folder, 'no-password'),
    settings: { caFile: authority, logoFile: join(folder, 'no-logo.png'), headFolder: join(folder, 'gone') },
  };
  const path = write('names.json', JSON.stringify(policy, null, 1));
  expect(checkPolicies([path], ports)).toBe(0);
  expect(await checkPolicyInForce(path, ports)).toBe(2);
  expect(errors.map((line) => line.replace(folder, ''))).toEqual([
    expect.stringMatching(/^\/names\.json:3:16: "apiKeyFile": There is a label before the key/),
    expect.stringMatching(/^\/names\.json:4:23: "proxyPasswordFile": /),
    expect.stringMatching(/^\/names\.json:6:13: "caFile": /),
    expect.stringMatching(/^\/names\.json:7:15: "logoFile": /),
    expect.stringMatching(/^\/names\.json:8:17: "headFolder": /),
  ]);
  expect(errors.join()).not.toContain('Qw3');
});
