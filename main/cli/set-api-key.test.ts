import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Result } from '../../preload/contract.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import { nothingSet } from '../settings/store/stored-shape.ts';
import { setApiKey } from './set-api-key.ts';

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
