import { beforeEach, expect, it } from 'vitest';
import { FakeStore } from '../../test/fakes/settings-store.ts';
import { noPolicy } from '../settings/managed-policy/parse-policy.ts';
import { Configuration } from '../settings/configuration.ts';
import { fitsPin } from '../staff/auth/pin-hash.ts';
import type { Terminal } from './ask-hidden.ts';
import type { GivenKey } from '../settings/configuration.ts';
import { printPinHash, setApiKey, setProxyPassword, setStaffPin } from './secret-commands.ts';
import { PassThrough, Readable } from 'node:stream';
import type { Result } from '../../preload/contract.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import { nothingSet } from '../settings/store/stored-shape.ts';

const apiKey = 'Qw3'.repeat(16);

let given: GivenKey | null = null;

async function run(input: string | Terminal, saving: Result<null, StoreFailure> = { ok: true, value: null }) {
  const lines: string[] = [];
  const saved: string[] = [];
  const exitCode = await setApiKey({
    input: typeof input === 'string' ? Readable.from([Buffer.from(input)]) : input,
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
    language: 'en',
    configuration: new Configuration({
      store: new FakeStore({ apiKey }),
      readPolicy: () => ({ ok: true, value: noPolicy }),
      readGivenKey: () => ({ ok: true, value: given }),
      readGivenPassword: () => ({ ok: true, value: null }),
    }),
    store: {
      async update(next) {
        const { apiKey: key, nextApiKey } = await next(nothingSet);
        if (saving.ok && key) saved.push(key, ...(nextApiKey ? [nextApiKey] : []));
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

it('takes two keys, the one in force and the next one', async () => {
  const next = 'Rt9'.repeat(16);
  const { exitCode, output, saved } = await run(`${apiKey}\r\n\r\n${next}\r\n`);
  expect([exitCode, saved]).toEqual([0, [apiKey, next]]);
  expect(output).toContain(`The next key is saved too: …${next.slice(-4)}`);
  expect((await run(`${apiKey}\n${apiKey}\n`)).saved).toEqual([apiKey]);
  expect((await run(`${apiKey}\nshort\n`)).exitCode).toBe(2);
});

it.each(['policy', 'credential'] as const)(
  'says that the key of the %s is in force all the same',
  async (source) => {
    given = { key: 'Xy7'.repeat(16), next: null, source };
    const { exitCode, output } = await run(apiKey).finally(() => (given = null));
    expect(exitCode).toBe(0);
    expect(output).toMatch(/The API key is saved.*\nBut the one .* is in force\./);
  },
);

it('asks at a terminal, shows nothing of what is typed, and can be cancelled', async () => {
  const typed = terminal();
  const running = run(typed);
  typed.write(`${apiKey.slice(0, -1)}X`);
  typed.write('\u007f');
  typed.write(`${apiKey.slice(-1)}\r`);
  expect(await running).toMatchObject({ exitCode: 0, saved: [apiKey] });
  expect(typed.raw).toEqual([true, false]);
  const cancelled = terminal();
  const second = run(cancelled);
  cancelled.write('abc\u0003');
  expect(await second).toMatchObject({
    exitCode: 2,
    saved: [],
    output: expect.stringContaining('Cancelled'),
  });
});

/** A keyboard: what is written to it is typed. */
function terminal() {
  const raw: boolean[] = [];
  return Object.assign(new PassThrough(), {
    raw,
    isTTY: true,
    setRawMode: (isRaw: boolean) => void raw.push(isRaw),
  });
}

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
    readGivenPassword: () => ({ ok: true, value: null }),
    readGivenKey: () => ({ ok: true, value: null }),
  });
  const more = { store, configuration };
  expect(await setStaffPin('administrator', { ...ports('482917\r\n'), ...more })).toBe(0);
  expect(await fitsPin('482917', store.settings.pins.administrator ?? '')).toBe(true);
  expect(await setStaffPin('clerk', { ...ports('987654'), ...more })).toBe(2);
  expect(await setStaffPin('', { ...ports('730264'), ...more })).toBe(2);
  expect(errors.join()).toMatch(/pin-trivial.*role-malformed/s);
  expect([...printed, ...errors].join()).not.toMatch(/482917|987654|730264/);
});

it('asks for a PIN twice at a terminal', async () => {
  const same = terminal();
  const printing = printPinHash({ ...ports(''), input: same });
  same.write('482917\r');
  same.write('482917\r');
  expect(await printing).toBe(0);
  expect(await fitsPin('482917', printed[0] ?? '')).toBe(true);
  const different = terminal();
  const second = printPinHash({ ...ports(''), input: different });
  different.write('482917\r482918\r');
  expect(await second).toBe(2);
  expect(errors.join()).toContain('typed-differently');
});

it('saves the proxy’s password and shows nothing of it', async () => {
  const store = new FakeStore({});
  const configuration = new Configuration({
    store,
    readPolicy: () => ({ ok: true, value: noPolicy }),
    readGivenKey: () => ({ ok: true, value: null }),
    readGivenPassword: () => ({ ok: true, value: null }),
  });
  const more = { store, configuration };
  expect(await setProxyPassword({ ...ports(' two words \r\n'), ...more })).toBe(0);
  expect(store.settings.proxyPassword).toBe(' two words ');
  expect(await setProxyPassword({ ...ports('two\nlines'), ...more })).toBe(2);
  expect([...printed, ...errors].join()).not.toContain('two words');
});

it('reads a PIN by the rule of every text: UTF-8', async () => {
  const inEncoding = (input: Buffer) => ({ ...ports(''), input: Readable.from([input]) });
  expect(await printPinHash(inEncoding(Buffer.from('\uFEFF482917\r\n')))).toBe(0);
  expect(await printPinHash(inEncoding(Buffer.from('482917\r\n', 'utf16le')))).toBe(2);
  expect(errors.join()).toMatch(/UTF-16\. Save it as UTF-8/);
});

it('prints a hash that fits', async () => {
  expect(await printPinHash(ports('482917'))).toBe(0);
  expect(await fitsPin('482917', printed[0] ?? '')).toBe(true);
  expect(await printPinHash(ports('111111'))).toBe(2);
});
