import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { settingNames, settings } from './settings.ts';

const file = new URL('../../../renderer/preview/setting-views.json', import.meta.url);

it('the preview shows the settings that there are, with their own words (UPDATE_DOCS=1 writes them)', async () => {
  const views = settingNames.map((name) => {
    const { group, title, help, form, standard } = settings[name];
    return { group, name, title, help, form, standard };
  });
  const options = await prettier.resolveConfig(file);
  const text = await prettier.format(JSON.stringify(views), { ...options, parser: 'json' });
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
