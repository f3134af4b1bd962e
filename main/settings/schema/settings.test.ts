import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { languages } from '../../../preload/contract.ts';
import { faultWords, type Fault } from '../../../preload/faults/faults.ts';
import { contrast, onAccent, paper } from './contrast.ts';
import { isSettingName, readSetting, settingNames, settings } from './settings.ts';

describe.each(settingNames)('the setting %s', (name) => {
  const setting = settings[name];

  it('has words in every language', () => {
    for (const language of languages) {
      expect(setting.title[language].length).toBeGreaterThan(1);
      expect(setting.help[language].length).toBeGreaterThan(10);
    }
    expect(setting.help.kk).toMatch(/[әғқңөұүһі]/i);
  });

  it('takes its own default', () => {
    expect(readSetting(name, setting.default)).toEqual({ ok: true, value: setting.default });
  });

  it.each([[null], [{}], [() => 1], [Number.NaN], [['\u0000']], ['x'.repeat(9_000)]])(
    'refuses %s',
    (value) => {
      const read = readSetting(name, value);
      expect(read.ok).toBe(false);
      // A key may have been pasted into the wrong field.
      if (!read.ok) expect(JSON.stringify(read.fault)).not.toContain('xxxx');
    },
  );
});

const accepted: readonly (readonly [string, unknown, unknown?])[] = [
  ['endpoint', 'https://liveness.bank.example/short/'],
  ['endpoint', '  https://a.example/  ', 'https://a.example/'],
  ['endpoint', 'http://127.0.0.1:8080/'],
  ['maxAttempts', 1],
  ['deadlineSeconds', 60],
  ['cameraRotation', '270'],
  ['cameraRotation', 90, '90'],
  ['languages', ['ru']],
  ['accentColour', '#07474F'],
  ['accentColour', ''],
  ['proxyUrl', 'http://proxy.bank.example:3128'],
  [
    'spkiPins',
    ['x4QzPSC810K5/cMjb05Qm4k3Bw5zBn4lTdO/nEW/Td4=', ' '],
    ['x4QzPSC810K5/cMjb05Qm4k3Bw5zBn4lTdO/nEW/Td4='],
  ],
  ['camera', 'usb-046d-082d'],
  ['consentVersion', '2026-11-A'],
  ['bankName', { kk: 'Дала банкі', ru: 'Банк «Дала»', en: 'Dala Bank' }],
];
const refused: readonly (readonly [string, unknown, Fault])[] = [
  ['endpoint', 'bank', { code: 'address-wanted' }],
  ['endpoint', 'ftp://bank.example/', { code: 'address-https' }],
  ['endpoint', 'http://bank.example/', { code: 'address-unencrypted' }],
  ['endpoint', 'https://bank.example/short', { code: 'address-slash' }],
  ['endpoint', 'https://user:secret@bank.example/', { code: 'address-credentials' }],
  ['endpoint', 'https://bank.example/?key=secret', { code: 'address-query' }],
  ['endpoint', 3, { code: 'text-wanted' }],
  ['maxAttempts', 0, { code: 'at-least', min: 1 }],
  ['maxAttempts', 6, { code: 'at-most', max: 5 }],
  ['maxAttempts', 2.5, { code: 'number-wanted' }],
  ['maxAttempts', '3', { code: 'number-wanted' }],
  ['voice', 'yes', { code: 'true-or-false' }],
  ['cameraRotation', 45, { code: 'one-of', choices: '"0", "90", "180", "270"' }],
  ['languages', [], { code: 'list-empty' }],
  ['languages', 'ru', { code: 'list-wanted' }],
  ['languages', ['ru', 'ru'], { code: 'list-repeats' }],
  ['languages', ['ru', 'de'], { code: 'one-of', choices: '"kk", "ru", "en"', part: 2 }],
  ['accentColour', '#ffcc00', { code: 'contrast', contrast: 1.4, least: 7 }],
  ['accentColour', 'red', { code: 'colour' }],
  ['proxyUrl', '//', { code: 'proxy-wanted' }],
  ['proxyUrl', 'http://user:secret@proxy:3128', { code: 'address-credentials' }],
  ['proxyUrl', 'socks5://proxy:1080', { code: 'proxy-scheme' }],
  ['proxyUrl', 'http://proxy:3128/secret', { code: 'proxy-path' }],
  ['proxyUser', 'ivan:secret', { code: 'no-colon' }],
  ['spkiPins', ['', 'sha256/abc'], { code: 'public-key-hash', part: 2 }],
  ['spkiPins', Array(7).fill(''), { code: 'list-too-long', max: 6 }],
  ['stationName', 'x'.repeat(61), { code: 'text-too-long', max: 60 }],
  ['opensAt', '24:00', { code: 'time' }],
  ['camera', '/dev/video0', { code: 'camera-id' }],
  ['consentVersion', 'the new one', { code: 'version-characters' }],
  ['consentText', { kk: 'a', ru: '', en: '' }, { code: 'consent-lines', part: 'kk' }],
  ['bankName', { kk: 'Банк', ru: 'Банк' }, { code: 'text-wanted', part: 'en' }],
  ['bankName', { kk: 'А', ru: 'Б', en: 'C', de: 'D' }, { code: 'text-in-each-language' }],
  ['bankName', { kk: 'Бір\nекі', ru: 'Банк', en: 'Bank' }, { code: 'text-of-one-line', part: 'kk' }],
];

describe('a value', () => {
  it.each(accepted)('%s: %j is taken', (...[name, value, read = value]) => {
    if (typeof name !== 'string' || !isSettingName(name)) throw new Error('no such setting');
    expect(readSetting(name, value)).toEqual({ ok: true, value: read });
  });

  it.each(refused)('%s: %j is refused, without being quoted', (name, value, fault) => {
    if (!isSettingName(name)) throw new Error('no such setting');
    expect(readSetting(name, value)).toEqual({ ok: false, fault });
    for (const language of languages) expect(faultWords(fault, language)).not.toContain('secret');
  });
});

it('knows no setting by a name that every object has', () => {
  expect(['constructor', '__proto__', 'toString', 'bankNam'].filter(isSettingName)).toEqual([]);
});

it('computes contrast as the guidelines do, with the colours of the theme', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  const theme = readFileSync(new URL('../../../renderer/theme.css', import.meta.url), 'utf8');
  expect(theme).toContain(`--paper: ${paper};`);
  expect(theme).toContain(`--on-accent: ${onAccent};`);
});
