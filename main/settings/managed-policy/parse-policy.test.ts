import { expect, it } from 'vitest';
import { policyFaultWords } from '../../../preload/faults/faults.ts';
import { hashPin } from '../../staff/auth/pin-hash.ts';
import { parsePolicy } from './parse-policy.ts';

const faultsOf = (text: string): string[] => {
  const read = parsePolicy(text);
  return read.ok ? [] : read.error.map((one) => `${one.line}:${one.column} ${policyFaultWords(one, 'en')}`);
};

it('reads what an administrator writes, comments and a last comma included', async () => {
  const administrator = await hashPin('482917');
  const text = `\uFEFF{
  // Almaty, all branches
  "version": 1,
  "apiKeyFile": "/etc/liveness-kiosk/api-key",
  "pins": { "administrator": "${administrator}" },
  "settings": {
    "maxAttempts": 2,
    "cameraRotation": 90,
    "bankName": { "kk": "Дала", "ru": "Дала", "en": "Dala" },
  },
}`;
  expect(parsePolicy(text)).toEqual({
    ok: true,
    value: {
      settings: { maxAttempts: 2, cameraRotation: '90', bankName: { kk: 'Дала', ru: 'Дала', en: 'Dala' } },
      apiKeyFile: '/etc/liveness-kiosk/api-key',
      proxyPasswordFile: null,
      allowFileKey: false,
      pins: { clerk: null, administrator },
    },
  });
});

it.each([
  ['', ['1:1 Not valid JSON: a value']],
  ['[]', ['1:1 Must be an object in braces']],
  ['['.repeat(200_000), ['1:1 Not valid JSON: too many brackets']],
  ['{\n  "version": 1,\n  "settings": {\n    "maxAttempts" 3\n  }\n}', ['4:19 Not valid JSON: a colon']],
  ['{ "version": 2 }', ['1:14 "version": 1']],
  ['{ }', ['1:1 "version": 1']],
  ['{\n"version": 1,\n"setings": {} }', ['3:1 There is no "setings". Did you mean "settings"?']],
  [
    '{ "version": 1,\n  "settings": {\n    "maxAtempts": 3,\n    "deadlineSeconds": 99,\n    "endpoint": "http://bank.example/"\n} }',
    [
      '3:5 There is no "maxAtempts". Did you mean "maxAttempts"?',
      '4:24 "deadlineSeconds": Must be at most 60.',
      '5:17 "endpoint": Unencrypted http',
    ],
  ],
  ['{ "version": 1, "settings": { "voice": true,\n "voice": false } }', ['2:2 "voice" is there twice']],
  [
    '{ "version": 1, "settings": { "bankName": { "kk": "A",\n "kk": "B", "ru": "", "en": "" } } }',
    ['2:2 "kk" is there twice'],
  ],
  ['{ "version": 1, "pins": {},\n "pins": {} }', ['2:2 "pins" is there twice']],
  [
    '{ "version": 1, "settings": { "languages": ["kk", "ru", "kk"] } }',
    ['1:44 "languages": Name each only once.'],
  ],
  [
    '{ "version": 1, "settings": {\n "languages": ["ru"],\n "defaultLanguage": "kk" } }',
    ['3:21 "defaultLanguage": Must be one of the "languages"'],
  ],
  [
    '{ "version": 1, "settings": { "proxyMode": "explicit" } }',
    ['1:44 "proxyMode": Needs "proxyUrl" as well.'],
  ],
  ['{ "version": 1, "version": 1 }', ['1:17 "version" is there twice']],
  ['{ "version": 1, "settings": 3 }', ['1:29 "settings": Must be an object in braces: { … }']],
  ['{ "version": 1, "allowFileKey": "yes" }', ['1:33 "allowFileKey": Must be "true" or "false"']],
  [
    '{ "version": 1, "pins": { "administrator": "482917" } }',
    ['1:44 "administrator": Must be a line that --hash-pin has printed'],
  ],
  ['{ "version": 1, "apiKeyFile": "relative" }', ['1:31 "apiKeyFile": Must be the full path']],
  ['{ "version": 1, "settings": { "__proto__": 1 } }', ['1:31 There is no "__proto__"']],
])('says where and what is wrong: %j', (text, wanted) => {
  const found = faultsOf(text);
  expect(found).toHaveLength(wanted.length);
  for (const [index, start] of wanted.entries()) expect(found[index]).toContain(start);
});

it('repeats no value: somebody may have put a key where it does not belong', () => {
  const secret = 'S3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3t';
  for (const text of [
    `{ "version": "${secret}", "apiKeyFile": "${secret}", "settings": { "endpoint": "${secret}", "maxAttempts": "${secret}" } }`,
    `{ "version": 1, "pins": { "clerk": "${secret}" }, "settings": { "camera": "${secret}" } }`,
    `{ "version": 1, "settings": "${secret}" `,
  ]) {
    expect(faultsOf(text).length).toBeGreaterThan(0);
    expect(faultsOf(text).join()).not.toContain(secret);
  }
});

it.each([
  ['{ "version": one }', 'json-word'],
  ['{ "version": 1. }', 'json-number'],
  ['{ 1 }', 'json-name'],
  ['{ "version": }', 'json-value'],
  ['{ "version" 1 }', 'json-colon'],
  ['{ "version": 1 "pins": {} }', 'json-comma'],
  ['{ "version": 1', 'json-brace'],
  ['{ "version": 1, "settings": { "languages": ["kk"', 'json-bracket'],
  ['{ "version": 1 } }', 'json-end'],
  ['{ "version": 1 } /*', 'json-comment'],
  ['{ "version": 1, "apiKeyFile": "/etc/key }', 'json-quote'],
  ['{ "version": 1, "apiKeyFile": "C:\\keys" }', 'json-escape'],
  ['{ "version": 1, "apiKeyFile": "a\tb" }', 'json-character'],
])('knows what is no JSON: %j', (text, code) => {
  const read = parsePolicy(text);
  expect(read.ok ? [] : read.error.map(({ fault }) => fault.code)).toContain(code);
});
