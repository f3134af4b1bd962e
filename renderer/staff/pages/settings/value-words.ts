import type { Language, Localised } from '../../../../preload/contract.ts';
import type { SettingForm, SettingValue } from '../../../../preload/staff-contract.ts';
import { formatShare } from '../../../text/formats.ts';
import type { Words } from '../../shell/staff-context.ts';

/** A value as text for people, with several lines joined into one. */
export function valueWords(form: SettingForm, value: SettingValue, words: Words): string {
  const { t, language } = words;
  if (typeof value === 'boolean') return value ? t('settings.on') : t('settings.off');
  if (typeof value === 'number') return numberWords(form, value, words);
  if (typeof value === 'string') return titleOf(form, value, language) || emptyWords(form, words);
  if (value === null) return emptyWords(form, words);
  if (isList(value))
    return value.map((one) => titleOf(form, one, language)).join(', ') || t('settings.empty');
  return oneLine(value[language]) || t('settings.empty');
}

export function isList(value: SettingValue): value is readonly string[] {
  return Array.isArray(value);
}

export function isLocalised(value: SettingValue): value is Localised {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** `null` and lists excepted, a text for the field that edits it. */
export const asText = (value: SettingValue): string => (typeof value === 'string' ? value : '');

function numberWords(form: SettingForm, value: number, { t, language }: Words): string {
  const unit = form.kind === 'number' ? form.unit : 'times';
  if (unit === 'percent') return formatShare(value / 100, language);
  return t(`settings.${unit}`, { count: value });
}

function titleOf(form: SettingForm, value: string, language: Language): string {
  const listed = form.kind === 'choice' || form.kind === 'several' ? form.choices : [];
  return listed.find((choice) => choice.value === value)?.title[language] ?? oneLine(value);
}

const emptyWords = (form: SettingForm, { t }: Words): string =>
  form.kind === 'colour' ? t('settings.ownColour') : t('settings.empty');

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' · ');
