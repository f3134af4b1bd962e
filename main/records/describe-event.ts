import { languages, type Localised } from '../../preload/contract.ts';
import type { RecordedFact, RecordedValue } from '../../preload/record-contract.ts';
import type { SettingForm } from '../../preload/staff-contract.ts';
import { isSettingName, settings } from '../settings/schema/settings.ts';

type Data = Readonly<Record<string, unknown>>;

/** More than any event of the kiosk has. A planted file may contain anything. */
const mostFacts = 60;
const longestText = 120;

/** An event's record for staff, field by field. Settings go by their titles, and so do their choices. */
export function factsIn(kind: string, data: Data): readonly RecordedFact[] {
  const found =
    kind === 'settings' ? settingsIn(data) : kind === 'setting-changed' ? changeIn(data) : flat(data);
  return found.slice(0, mostFacts);
}

function settingsIn(data: Data): RecordedFact[] {
  return Object.entries(data).map(([name, value]) => ({
    name: titleOf(name),
    value: settingValue(name, value),
  }));
}

function changeIn({ name, from, to, ...others }: Data): RecordedFact[] {
  const setting = typeof name === 'string' ? name : '';
  return [
    { name: 'name', value: titleOf(setting) },
    { name: 'from', value: settingValue(setting, from) },
    { name: 'to', value: settingValue(setting, to) },
    ...flat(others),
  ];
}

const titleOf = (name: string): string | Localised =>
  isSettingName(name) ? settings[name].title : cut(name);

function settingValue(name: string, value: unknown): RecordedValue {
  if (!isSettingName(name)) {
    const mark = typeof value === 'string' ? /^set (\S+)$/.exec(value)?.[1] : undefined;
    return mark === undefined ? (plain(value) ?? { mark: null }) : { mark: cut(mark) };
  }
  const { form }: { readonly form: SettingForm } = settings[name];
  const choices = form.kind === 'choice' || form.kind === 'several' ? form.choices : [];
  const titles = [value].flat().map((one) => choices.find((choice) => choice.value === one)?.title);
  if (titles.length > 0 && titles.every((title) => title !== undefined)) return joined(titles);
  return plain(value);
}

const joined = (titles: readonly Localised[]): Localised =>
  inEach((language) => titles.map((title) => title[language]).join(', '));

const inEach = (text: (language: keyof Localised) => string): Localised =>
  Object.fromEntries(languages.map((language) => [language, text(language)])) as unknown as Localised;

/** The fields of the fields with the outer name before theirs: `camera.id`. */
function flat(data: Data, before = ''): RecordedFact[] {
  return Object.entries(data).flatMap(([name, value]) =>
    isObject(value) ? flat(value, `${before}${name}.`) : [{ name: cut(before + name), value: plain(value) }],
  );
}

function plain(value: unknown): RecordedValue {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined)
    return value ?? null;
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return cut(value.map(String).join(', '));
  const { sha256, ...texts } = value as Readonly<Record<string, unknown>>;
  if (typeof sha256 === 'string') return { sha256: cut(sha256) };
  if (languages.every((language) => typeof texts[language] === 'string'))
    return inEach((language) => cut(String(texts[language])));
  return cut(JSON.stringify(value));
}

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cut = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
