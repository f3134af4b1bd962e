import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiKeyCredential, readGivenKey } from './given-key.ts';

const key = 'Gk7'.repeat(17);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-given-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

it('is none where nothing was given', () => {
  expect(readGivenKey({ apiKeyFile: null }, {})).toEqual({ ok: true, value: null });
  expect(readGivenKey({ apiKeyFile: null }, { CREDENTIALS_DIRECTORY: folder })).toEqual({
    ok: true,
    value: null,
  });
});

it('comes from systemd’s credential, and from the policy’s file before that', () => {
  file(apiKeyCredential, `${key}\n`);
  const environment = { CREDENTIALS_DIRECTORY: folder };
  expect(readGivenKey({ apiKeyFile: null }, environment)).toEqual({
    ok: true,
    value: { key, source: 'credential' },
  });
  const apiKeyFile = file('other', `\uFEFF${key}2\r\n`);
  expect(readGivenKey({ apiKeyFile }, environment)).toEqual({
    ok: true,
    value: { key: `${key}2`, source: 'policy' },
  });
});

it('is an error where the file that was named holds none, and does not quote it', () => {
  for (const apiKeyFile of [
    join(folder, 'gone'),
    file('short', 'abc-secret'),
    file('two', `${key} ${key}`),
  ]) {
    const read = readGivenKey({ apiKeyFile }, {});
    expect(read).toMatchObject({ ok: false, error: { code: 'api-key-malformed' } });
    expect(JSON.stringify(read)).not.toMatch(/secret|Gk7/);
  }
});
