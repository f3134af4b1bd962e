import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { languages } from '../../../preload/contract.ts';
import { settingGroups, type SettingForm, type SettingValue } from '../../../preload/staff-contract.ts';
import { settingNames, settings, type SettingName } from './settings.ts';

// Two files are generated from the schema. UPDATE_DOCS=1 writes them; these tests compare them.
const isUpdate = process.env['UPDATE_DOCS'] === '1';
const doc = new URL('../../../docs/operations.md', import.meta.url);
const between = /(<!-- settings: made from the schema[^>]*-->\n\n)(.*?)(\n\n<!-- settings: end -->)/s;
const preview = new URL('../../../renderer/preview/setting-views.json', import.meta.url);

it('docs/operations.md has the table as the schema has it', async () => {
  const options = await prettier.resolveConfig(doc);
  const table = (await prettier.format(settingsTable(), { ...options, parser: 'markdown' })).trim();
  for (const name of settingNames) expect(table).toContain(`\`${name}\``);
  const text = readFileSync(doc, 'utf8');
  if (isUpdate)
    writeFileSync(
      doc,
      text.replace(between, (_, before: string, __, after: string) => before + table + after),
    );
  expect(between.exec(readFileSync(doc, 'utf8'))?.[2]).toBe(table);
});

it('the preview shows the settings that there are, with their own words', async () => {
  const views = settingNames.map((name) => {
    const { group, title, help, form, default: byDefault } = settings[name];
    return { group, name, title, help, form, default: byDefault };
  });
  const options = await prettier.resolveConfig(preview);
  const text = await prettier.format(JSON.stringify(views), { ...options, parser: 'json' });
  if (isUpdate) writeFileSync(preview, text);
  expect(readFileSync(preview, 'utf8')).toBe(text);
});

const groupTitles: Readonly<Record<(typeof settingGroups)[number], string>> = {
  bank: 'Bank',
  service: 'Service',
  network: 'Network',
  consent: 'Consent',
  camera: 'Camera',
  times: 'Times',
  sound: 'Sound',
  station: 'Kiosk',
  records: 'Records',
};

/** Markdown. */
function settingsTable(): string {
  return settingGroups
    .map((group) => {
      const rows = settingNames.filter((name) => settings[name].group === group).map(rowOf);
      return [`**${groupTitles[group]}**`, '', headOf, ...rows].join('\n');
    })
    .join('\n\n');
}

const headOf = '| name | what | takes | default |\n| --- | --- | --- | --- |';

function rowOf(name: SettingName): string {
  const { title, help, form, default: byDefault } = settings[name];
  const what = `${title.en}. ${help.en}`;
  return `| \`${name}\` | ${cell(what)} | ${cell(boundsOf(form))} | ${cell(defaultOf(byDefault))} |`;
}

function boundsOf(form: SettingForm): string {
  switch (form.kind) {
    case 'switch':
      return '`true`, `false`';
    case 'number':
      return `${form.min} to ${form.max} ${form.unit === 'times' ? '' : form.unit}`.trim();
    case 'choice':
      return form.choices.map(({ value }) => `\`"${value}"\``).join(', ');
    case 'several':
      return `a list of ${form.choices.map(({ value }) => `\`"${value}"\``).join(', ')}`;
    case 'text':
      return `up to ${form.maxLength} characters`;
    case 'lines':
      return `a list of up to ${form.maxLines}`;
    case 'localised':
      return `{ ${languages.map((language) => `\`${language}\``).join(', ')} }, up to ${form.maxLength} characters each`;
    case 'colour':
      return '`"#rrggbb"`, or empty';
  }
}

function defaultOf(value: SettingValue): string {
  if (typeof value === 'string') return value === '' ? 'empty' : `\`"${value}"\``;
  if (Array.isArray(value))
    return value.length === 0 ? 'empty' : value.map((one) => `\`"${one}"\``).join(', ');
  if (typeof value === 'object' && value !== null) {
    const texts = Object.values(value as Record<string, string>);
    return texts.every((text) => text === '') ? 'empty' : texts.join(' · ');
  }
  return `\`${String(value)}\``;
}

/** A vertical bar would end the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
