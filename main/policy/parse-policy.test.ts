import { expect, it } from 'vitest';
import { hashPin } from '../staff/pin-hash.ts';
import { parsePolicy } from './parse-policy.ts';

const faultsOf = (text: string): string[] => {
  const read = parsePolicy(text);
  return read.ok ? [] : read.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
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
      allowFileKey: false,
      pins: { clerk: null, administrator },
    },
  });
});

it.each([
  ['', ['1:1 not JSON']],
  ['[]', ['1:1 the file must hold one object']],
  ['['.repeat(200_000), ['1:1 not JSON']],
  ['{\n  "version": 1,\n  "settings": {\n    "maxAttempts" 3\n  }\n}', ['4:19 not JSON']],
  ['{ "version": 2 }', ['1:14 "version": 1']],
  ['{ }', ['1:1 "version": 1']],
  ['{\n"version": 1,\n"setings": {} }', ['3:1 there is no "setings": was "settings" meant?']],
  [
    '{ "version": 1,\n  "settings": {\n    "maxAtempts": 3,\n    "deadlineSeconds": 99,\n    "endpoint": "http://bank.example/"\n} }',
    [
      '3:5 there is no "maxAtempts": was "maxAttempts" meant?',
      '4:24 "deadlineSeconds": at most 60',
      '5:17 "endpoint": The endpoint must be https',
    ],
  ],
  ['{ "version": 1, "settings": { "voice": true,\n "voice": false } }', ['2:2 "voice" stands here twice']],
  [
    '{ "version": 1, "settings": { "bankName": { "kk": "A",\n "kk": "B", "ru": "", "en": "" } } }',
    ['2:2 "kk" stands here twice'],
  ],
  ['{ "version": 1, "pins": {},\n "pins": {} }', ['2:2 "pins" stands here twice']],
  ['{ "version": 1, "settings": { "languages": ["kk", "ru", "kk"] } }', ['1:44 "languages": each only once']],
  [
    '{ "version": 1, "settings": {\n "languages": ["ru"],\n "defaultLanguage": "kk" } }',
    ['3:21 "defaultLanguage": not one of "languages"'],
  ],
  [
    '{ "version": 1, "settings": { "proxyMode": "explicit" } }',
    ['1:44 "proxyMode": "explicit" needs "proxyUrl"'],
  ],
  ['{ "version": 1, "version": 1 }', ['1:17 "version" stands here twice']],
  ['{ "version": 1, "settings": 3 }', ['1:29 "settings": { … }']],
  ['{ "version": 1, "allowFileKey": "yes" }', ['1:33 "allowFileKey": true or false']],
  ['{ "version": 1, "pins": { "administrator": "482917" } }', ['1:44 "administrator": a line of --hash-pin']],
  ['{ "version": 1, "apiKeyFile": "relative" }', ['1:31 "apiKeyFile": a full path']],
  ['{ "version": 1, "settings": { "__proto__": 1 } }', ['1:31 there is no "__proto__"']],
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
