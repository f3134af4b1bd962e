import { beforeEach, expect, it } from 'vitest';
import { FakeStore } from '../../test/fakes/settings-store.ts';
import { noPolicy } from '../settings/managed-policy/parse-policy.ts';
import { Configuration } from '../settings/configuration.ts';
import { fitsPin } from '../staff/auth/pin-hash.ts';
import { printPinHash, setStaffPin, setApiKey } from './secret-commands.ts';
import { Readable } from 'node:stream';
import type { Result } from '../../preload/contract.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import { nothingSet } from '../settings/store/stored-shape.ts';

const apiKey = 'Qw3'.repeat(16);

async function run(input: string, saving: Result<null, StoreFailure> = { ok: true, value: null }) {
  const lines: string[] = [];
  const saved: string[] = [];
  const exitCode = await setApiKey({
    input: Readable.from([Buffer.from(input)]),
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
    language: 'en',
    settings: {
      async update(next) {
        const { apiKey: key } = await next(nothingSet);
        if (saving.ok && key) saved.push(key);
        return saving;
      },
    },
  });
  return { exitCode, output: lines.join('\n'), saved };
}

it('saves a piped key and shows its last four characters and its length', async () => {
  const { exitCode, output, saved } = await run(`${apiKey}\n`);
  expect(exitCode).toBe(0);
  expect(saved).toEqual([apiKey]);
  expect(output).toBe(`The API key is saved: …${apiKey.slice(-4)} (${apiKey.length} characters).`);
});

it.each(['', 'short', 'x'.repeat(20_000), `${apiKey} ${apiKey}`])(
  'refuses what is no key: %#',
  async (input) => {
    const { exitCode, output, saved } = await run(input);
    expect(exitCode).toBe(2);
    expect(saved).toEqual([]);
    expect(output).toContain('api-key-malformed');
    expect(output).not.toContain(apiKey);
  },
);

it('says in the language of the station which mistake it was', async () => {
  const { exitCode, output, saved } = await run(`API_KEY=${apiKey}`);
  expect([exitCode, saved]).toEqual([2, []]);
  expect(output).toContain('There is a label before the key');
  expect(output).toContain('[api-key-malformed: labelled]');
  expect(output).not.toContain(apiKey.slice(0, 6));
});

it('says why the key was not saved', async () => {
  const { exitCode, output } = await run(apiKey, {
    ok: false,
    error: { code: 'secret-store-weak', staffDetail: 'back end basic_text' },
  });
  expect(exitCode).toBe(2);
  expect(output).toContain('no key store');
  expect(output).toContain('basic_text');
  expect(output).not.toContain(apiKey);
});

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
