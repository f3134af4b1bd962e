import type { Language } from '../../../preload/contract.ts';
import { en } from './en.ts';
import { enCodes } from './en-codes.ts';
import { enRecords } from './en-records.ts';
import { enSetUp } from './en-set-up.ts';
import { kk } from './kk.ts';
import { kkCodes } from './kk-codes.ts';
import { kkRecords } from './kk-records.ts';
import { kkSetUp } from './kk-set-up.ts';
import { ru } from './ru.ts';
import { ruCodes } from './ru-codes.ts';
import { ruRecords } from './ru-records.ts';
import { ruSetUp } from './ru-set-up.ts';
import type { StaffTexts } from './shape.ts';

/** The words of one language, whichever it is. */
export type StaffWords = StaffTexts<'kk'> | StaffTexts<'ru'> | StaffTexts<'en'>;

/**
 * Plain objects, read as `t.status.lead`: the console has a text for most of its hundreds of codes, and this way the
 * compiler finds a missing or mistyped one where it is used.
 */
export const staffTexts: Readonly<Record<Language, StaffWords>> = {
  kk: { ...kk, ...kkSetUp, ...kkCodes, ...kkRecords } satisfies StaffTexts<'kk'>,
  ru: { ...ru, ...ruSetUp, ...ruCodes, ...ruRecords } satisfies StaffTexts<'ru'>,
  en: { ...en, ...enSetUp, ...enCodes, ...enRecords } satisfies StaffTexts<'en'>,
};

/** Puts values into `{{name}}`. A name without a value stays as it is, so that a test can find it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** One text per plural category of a language; `other` is what all of them have. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The form that goes with the number, with the number in it. */
export function counted(forms: Forms, count: number, language: Language): string {
  const rule = new Intl.PluralRules(language).select(count);
  return fill(forms[rule] ?? forms.other, { count });
}
