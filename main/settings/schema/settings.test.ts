import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { languages } from '../../../preload/contract.ts';
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
    expect(readSetting(name, setting.standard)).toEqual({ ok: true, value: setting.standard });
  });

  it.each([[null], [{}], [() => 1], [Number.NaN], [['\u0000']], ['x'.repeat(9_000)]])(
    'refuses %s',
    (value) => {
      const read = readSetting(name, value);
      expect(read.ok).toBe(false);
      // Somebody may have pasted a key into the wrong field.
      if (!read.ok) expect(read.fault).not.toContain('xxxx');
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
const refused: readonly (readonly [string, unknown, RegExp])[] = [
  ['endpoint', 'http://bank.example/', /https/],
  ['endpoint', 'https://bank.example/short', /slash/],
  ['endpoint', 'https://user:secret@bank.example/', /user name/],
  ['endpoint', 'https://bank.example/?key=secret', /query/],
  ['maxAttempts', 0, /at least 1/],
  ['maxAttempts', 6, /at most 5/],
  ['maxAttempts', 2.5, /int/],
  ['maxAttempts', '3', /number/],
  ['cameraRotation', 45, /option/],
  ['languages', [], /at least one/],
  ['languages', ['ru', 'ru'], /once/],
  ['languages', ['de'], /option/],
  ['accentColour', '#ffcc00', /contrast 1\.\d, at least 7/],
  ['accentColour', 'red', /#rrggbb/],
  ['proxyUrl', 'http://user:secret@proxy:3128', /user name/],
  ['proxyUrl', 'socks5://proxy:1080', /http/],
  ['spkiPins', ['sha256/abc'], /44 characters/],
  ['camera', '/dev/video0', /--list-cameras/],
  ['consentVersion', 'the new one', /letters/],
  ['consentText', { kk: 'a', ru: '', en: '' }, /kk: three lines/],
  ['bankName', { kk: 'Банк', ru: 'Банк' }, /en/],
  ['bankName', { kk: 'Бір\nекі', ru: 'Банк', en: 'Bank' }, /one line/],
];

describe('a value', () => {
  it.each(accepted)('%s: %j is taken', (...[name, value, read = value]) => {
    if (typeof name !== 'string' || !isSettingName(name)) throw new Error('no such setting');
    expect(readSetting(name, value)).toEqual({ ok: true, value: read });
  });

  it.each(refused)('%s: %j is refused in words', (name, value, words) => {
    if (!isSettingName(name)) throw new Error('no such setting');
    const read = readSetting(name, value);
    expect(read).toEqual({ ok: false, fault: expect.stringMatching(words) as string });
    if (!read.ok) expect(read.fault).not.toContain('secret');
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
