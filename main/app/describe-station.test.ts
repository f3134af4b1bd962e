import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { settingNames, settings, type SettingValues } from '../settings/schema/settings.ts';
import { consentInForce } from '../verification/consent.ts';
import { describeStation } from './describe-station.ts';

const file = new URL('../../renderer/flow/default-station.json', import.meta.url);
const values = Object.fromEntries(
  settingNames.map((name) => [name, settings[name].default]),
) as unknown as SettingValues;

/** What the page knows without main, or can't know before it answers. */
const notDefaults = [
  ...['flavour', 'version', 'runtimeSupported', 'demonstration', 'fault'],
  ...['bankName', 'consent', 'canBeSetUp'],
];

it('the page has the defaults of the schema until main answers (UPDATE_DOCS=1 writes them)', async () => {
  const station = describeStation({
    flavour: 'production',
    version: '',
    electronVersion: '0',
    demonstration: false,
    fault: null,
    values,
    consent: consentInForce(values, false).consent,
    logo: null,
    canBeSetUp: false,
    takeNowAfterMs: values.takeNowAfterSeconds * 1000,
  });
  const defaults = Object.entries(station).filter(([name]) => !notDefaults.includes(name));
  const options = await prettier.resolveConfig(file);
  const json = JSON.stringify(Object.fromEntries(defaults));
  const text = await prettier.format(json, { ...options, parser: 'json' });
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
