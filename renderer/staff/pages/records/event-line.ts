import { technicalDetail } from '../../../../preload/faults/faults.ts';
import type { RecordedEvent, RecordedFact, RecordedValue } from '../../../../preload/record-contract.ts';
import { formatDateTime, formatNumber } from '../../../text/formats.ts';
import { findStaffText } from '../../../text/staff-i18n.ts';
import type { Words } from '../../shell/staff-context.ts';

/** What happened, as one sentence for staff. What a system or a program said comes last, and as such. */
export function eventLine({ kind, facts }: Pick<RecordedEvent, 'kind' | 'facts'>, words: Words): string {
  const isSaid = ({ name, value }: RecordedFact) =>
    saidFields.has(`${kind}.${String(name)}`) && value !== null;
  const known = facts.filter((fact) => !isSaid(fact)).map((fact) => factWords(kind, fact, words));
  const said = facts.filter(isSaid).map(({ value }) => technicalDetail(String(value), words.language));
  const line = [...known.filter((text) => text !== ''), ...said].join('; ');
  return line.charAt(0).toLocaleUpperCase(words.language) + line.slice(1);
}

/** Fields with foreign or technical text: Chromium's reason, a number, the kind of an error, how a file was damaged. */
const saidFields: ReadonlySet<string> = new Set(['trouble.reason', 'file.damage']);
/** Fields that state what happened: shown without their name. */
const unnamed: ReadonlySet<string> = new Set(['event', 'name', 'what']);
const times: ReadonlySet<string> = new Set(['happenedAt', 'firstAt', 'lastAt']);

function factWords(kind: string, { name, value }: RecordedFact, words: Words): string {
  const { language } = words;
  if (typeof name !== 'string') return `${name[language]}: ${valueWords(value, words)}`;
  // A field without a value says nothing; a setting without one has its default.
  if (value === null && kind !== 'setting-changed' && kind !== 'settings') return '';
  const text = namedValue(name, value, words);
  return unnamed.has(name) ? text : `${findStaffText(`event.field.${name}`, language) ?? name}: ${text}`;
}

function namedValue(name: string, value: RecordedValue, words: Words): string {
  const { language } = words;
  if (typeof value === 'boolean')
    return findStaffText(`event.value.${name}.${value}`, language) ?? valueWords(value, words);
  if (typeof value !== 'string') return valueWords(value, words);
  if (times.has(name)) return formatDateTime(value, language);
  const known = [
    name === 'flavour' && `status.flavour.${value}`,
    (name === 'role' || name === 'by') && `role.${value}`,
    `code.${value}`,
    `event.value.${name}.${value}`,
    name === 'name' && `event.field.${value}`,
  ];
  const found = known.map((key) => key && findStaffText(key, language)).find((text) => text);
  return found || value;
}

function valueWords(value: RecordedValue, { t, language }: Words): string {
  if (value === null) return t('event.plain.nothing');
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value, language, 3);
  if (typeof value === 'boolean') return t(`settings.${value ? 'on' : 'off'}`);
  if ('mark' in value)
    return value.mark === null ? t('event.plain.noSecret') : t('event.plain.secret', { mark: value.mark });
  if ('sha256' in value) return t('event.plain.long', { hash: value.sha256 });
  return value[language];
}
