import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../../preload/contract.ts';
import { keyFaults, keyFaultWords, type KeyFault } from '../../../preload/key-faults.ts';
import { demoKey, demoKeyNames } from '../../demo/keys.ts';
import { apiKeyCredential, maskApiKey, parseApiKey, parseApiKeyBytes, readGivenKey } from './api-key.ts';

const good = 'Ab1'.repeat(16);

describe('a key', () => {
  it.each([good, ` ${good}\r\n`, `\uFEFF${good}`, `\t${good}\n\n`, `\u00A0${good}\u00A0`])(
    'is taken without its outer white space: %j',
    (text) => {
      expect(parseApiKey(text)).toEqual({ ok: true, value: good });
      expect(parseApiKeyBytes(Buffer.from(text))).toEqual({ ok: true, value: { key: good, next: null } });
    },
  );

  it.each([
    'k'.repeat(47),
    // Kinds of keys that services issue: base64 with padding, a prefix with a dot, hexadecimal, JWT.
    `${'Qk9+/x'.repeat(8)}==`,
    `x7Fg2kLm.${'9f3Q'.repeat(10)}`,
    `sk_live_${'4eC39HqLyjWDarjtT1zdp7dc'.repeat(2)}`,
    `monkey-${'0a1b2c3d'.repeat(6)}`,
    `4217:${'0a1b2c3d'.repeat(6)}`,
    `AbCkeY0123456789:${'0a1b2c3d'.repeat(6)}`,
    `eyJhbGciOiJIUzI1NiJ9.${'eyJzdWIi'.repeat(5)}.${'Zm9v'.repeat(6)}`,
    ...demoKeyNames.map(demoKey),
  ])('of any common kind is taken: %s', (key) => {
    expect(parseApiKey(key)).toEqual({ ok: true, value: key });
  });
});

const mistaken: readonly (readonly [string, KeyFault])[] = [
  ['', 'empty'],
  ['   \n', 'empty'],
  [good.slice(0, 5), 'too-short'],
  [good.slice(0, 46), 'too-short'],
  ['x'.repeat(4097), 'too-long'],
  [`"${good}"`, 'quoted'],
  [`'${good}'`, 'quoted'],
  [`«${good}»`, 'quoted'],
  [`“${good}”`, 'quoted'],
  [`${good}"`, 'quoted'],
  [`API_KEY=${good}`, 'labelled'],
  [`export BIOMETRIC_API_KEY="${good}"`, 'labelled'],
  [`Backend Api Key: ${good}`, 'labelled'],
  [`Backend Api Key:\n${good}`, 'labelled'],
  [`api_key: '${good}'`, 'labelled'],
  [`"api_key" = "${good}"`, 'labelled'],
  [`Ключ API: ${good}`, 'labelled'],
  [`API кілті: ${good}`, 'labelled'],
  [`Authorization: Bearer ${good}`, 'labelled'],
  [`Bearer ${good}`, 'labelled'],
  [`{"api_key": "${good}"}`, 'json'],
  [`["${good}"]`, 'json'],
  [`"api_key": "${good}"`, 'json'],
  [`https://kyc.biometric.kz/?key=${good}`, 'address'],
  ['•'.repeat(48), 'masked'],
  ['*'.repeat(48), 'masked'],
  [maskApiKey(good), 'masked'],
  ['<your key, forty-seven characters or more of them>', 'masked'],
  [`${good} ${good}`, 'space-inside'],
  [`${good.slice(0, 20)}\u00A0${good.slice(20)}`, 'space-inside'],
  [`${good}\n${good}`, 'several-lines'],
  [`${good.slice(0, 20)}\u200B${good.slice(20)}`, 'invisible'],
  [`\u2060${good}`, 'invisible'],
  [`${good}\u0000`, 'invisible'],
  [`${good}\u00AD`, 'invisible'],
  [`${good.slice(0, 20)}А${good.slice(21)}`, 'foreign-letters'],
  [`${good.slice(0, 20)}Ο${good.slice(21)}`, 'foreign-letters'],
  [`${good.slice(0, 20)}ａ${good.slice(21)}`, 'foreign-letters'],
  ['ключ'.repeat(20), 'foreign-letters'],
  [`${good.slice(0, 20)}–${good.slice(21)}`, 'other-characters'],
];

describe('what is no key', () => {
  it.each(mistaken)('%j is refused with its reason and without being repeated: %s', (text, reason) => {
    const parsed = parseApiKey(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'api-key-malformed', reason } });
    expect(JSON.stringify(parsed)).not.toMatch(/Ab1|1Ab|ключ/);
  });

  it('has an example here for every reason but the encoding', () => {
    expect([...new Set(mistaken.map(([, reason]) => reason)), 'encoding'].sort()).toEqual(
      [...keyFaults].sort(),
    );
  });

  it('is refused in another encoding, or longer than a file with a key may be', () => {
    const reasonOf = (bytes: Uint8Array | null) => {
      const parsed = parseApiKeyBytes(bytes);
      return parsed.ok ? null : parsed.error.reason;
    };
    expect(reasonOf(Buffer.from(good, 'utf16le'))).toBe('encoding');
    expect(reasonOf(Buffer.from(`\uFEFF${good}\r\n`, 'utf16le'))).toBe('encoding');
    expect(reasonOf(Buffer.from([...Buffer.from(good), 0xca]))).toBe('encoding');
    expect(reasonOf(null)).toBe('too-long');
  });

  it('has words in every language, its length in those that need it', () => {
    for (const reason of keyFaults) {
      const said = languages.map((language) => keyFaultWords({ reason, length: 5 }, language));
      expect(new Set(said).size).toBe(3);
      expect(said.join()).not.toContain('{{');
      expect(said[0]).toMatch(/[әғқңөұүһі]/i);
    }
    expect(keyFaultWords({ reason: 'too-short', length: 5 }, 'en')).toMatch(/\b5\b.*\b47\b/);
  });
});

it('shows four characters and the length, no more', () => {
  expect(maskApiKey(`${'s'.repeat(44)}wxyz`)).toBe('…wxyz');
});

describe('a key that IT gives to many stations', () => {
  const givenKey = 'Gk7'.repeat(17);
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
    file(apiKeyCredential, `${givenKey}\n`);
    const environment = { CREDENTIALS_DIRECTORY: folder };
    expect(readGivenKey({ apiKeyFile: null }, environment)).toEqual({
      ok: true,
      value: { key: givenKey, next: null, source: 'credential' },
    });
    const apiKeyFile = file('other', `\uFEFF${givenKey}2\r\n`);
    expect(readGivenKey({ apiKeyFile }, environment)).toEqual({
      ok: true,
      value: { key: `${givenKey}2`, next: null, source: 'policy' },
    });
  });

  it('is an error where the file that was named holds none, and does not quote it', () => {
    for (const apiKeyFile of [
      join(folder, 'gone'),
      file('short', 'abc-secret'),
      file('two', `${givenKey} ${givenKey}`),
    ]) {
      const read = readGivenKey({ apiKeyFile }, {});
      expect(read).toMatchObject({ ok: false, error: { code: 'api-key-malformed' } });
      expect(JSON.stringify(read)).not.toMatch(/secret|Gk7/);
    }
  });
});
