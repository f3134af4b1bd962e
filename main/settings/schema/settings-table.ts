import { languages } from '../../../preload/contract.ts';
import { settingGroups, type SettingForm, type SettingValue } from '../../../preload/staff-contract.ts';
import { settingNames, settings, type SettingName } from './settings.ts';

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

/** The table in docs/operations.md, generated from the schema. A test compares the two. */
export function settingsTable(): string {
  return settingGroups
    .map((group) => {
      const rows = settingNames.filter((name) => settings[name].group === group).map(rowOf);
      return [`**${groupTitles[group]}**`, '', headOf, ...rows].join('\n');
    })
    .join('\n\n');
}

const headOf = '| name | what | takes | default |\n| --- | --- | --- | --- |';

function rowOf(name: SettingName): string {
  const { title, help, form, standard } = settings[name];
  const what = `${title.en}. ${help.en}`;
  return `| \`${name}\` | ${cell(what)} | ${cell(boundsOf(form))} | ${cell(standardOf(standard))} |`;
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

function standardOf(value: SettingValue): string {
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
