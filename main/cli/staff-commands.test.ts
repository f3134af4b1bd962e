import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { FakeStore } from '../../test/fakes/settings-store.ts';
import { noPolicy } from '../settings/managed-policy/parse-policy.ts';
import { Configuration } from '../settings/configuration.ts';
import { fitsPin } from '../staff/auth/pin-hash.ts';
import { parseCommand } from './arguments.ts';
import { checkPolicy } from './check-policy.ts';
import { printPinHash, setStaffPin } from './pin-commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let printed: string[];
let errors: string[];
beforeEach(() => {
  printed = [];
  errors = [];
});
const ports = (input: string) => ({
  input: Readable.from([Buffer.from(input)]),
  print: (line: string) => void printed.push(line),
  printError: (line: string) => void errors.push(line),
  language: 'en' as const,
});

it('knows its commands', () => {
  expect(parseCommand(['--set-staff-pin', 'clerk'])).toEqual({ kind: 'set-staff-pin', role: 'clerk' });
  expect(parseCommand(['--set-staff-pin=boss'])).toEqual({ kind: 'set-staff-pin', role: '' });
  expect(parseCommand(['--hash-pin'])).toEqual({ kind: 'hash-pin' });
  expect(parseCommand(['--check-policy'])).toEqual({ kind: 'check-policy', path: '' });
  expect(parseCommand(['--check-policy', '/tmp/p.json'])).toEqual({
    kind: 'check-policy',
    path: '/tmp/p.json',
  });
});

it('sets a PIN that was piped in, and says what is wrong with a bad one', async () => {
  const store = new FakeStore({ apiKey: 'k' });
  const configuration = new Configuration({
    store,
    readPolicy: () => ({ ok: true, value: noPolicy }),
    readGivenKey: () => ({ ok: true, value: null }),
  });
  const more = { settings: store, configuration };
  expect(await setStaffPin('administrator', { ...ports('482917\r\n'), ...more })).toBe(0);
  expect(await fitsPin('482917', store.settings.pins.administrator ?? '')).toBe(true);
  expect(await setStaffPin('clerk', { ...ports('987654'), ...more })).toBe(2);
  expect(await setStaffPin('', { ...ports('730264'), ...more })).toBe(2);
  expect(errors.join()).toMatch(/pin-trivial.*role-malformed/s);
  expect([...printed, ...errors].join()).not.toMatch(/482917|987654|730264/);
});

it('reads a PIN by the rule of every text: UTF-8', async () => {
  const inEncoding = (input: Buffer) => ({ ...ports(''), input: Readable.from([input]) });
  expect(await printPinHash(inEncoding(Buffer.from('\uFEFF482917\r\n')))).toBe(0);
  expect(await printPinHash(inEncoding(Buffer.from('482917\r\n', 'utf16le')))).toBe(2);
  expect(errors.join()).toMatch(/UTF-16\. Save it as UTF-8.*pin-malformed/);
});

it('prints a hash that fits', async () => {
  expect(await printPinHash(ports('482917'))).toBe(0);
  expect(await fitsPin('482917', printed[0] ?? '')).toBe(true);
  expect(await printPinHash(ports('111111'))).toBe(2);
});

it('checks a policy file as compilers do', () => {
  const path = join(folder, 'policy.json');
  expect(checkPolicy(path, ports(''))).toBe(1);
  writeFileSync(path, '{ "version": 1,\n  "settings": { "maxAttempts": 1 } }', { mode: 0o644 });
  expect(checkPolicy(path, ports(''))).toBe(0);
  expect(printed.at(-1)).toContain('maxAttempts');
  writeFileSync(path, '{ "version": 1,\n  "settings": { "maxAtempts": 1 } }');
  expect(checkPolicy(path, ports(''))).toBe(2);
  expect(errors[0]).toBe(`${path}:2:17: There is no "maxAtempts". Did you mean "maxAttempts"?`);
});
