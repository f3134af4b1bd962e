import type { TFunction } from 'i18next';
import { languages, type Language } from '../../preload/contract.ts';
import { enCodes } from './en/staff-codes.ts';
import { enPages } from './en/staff-pages.ts';
import { enRecords } from './en/staff-records.ts';
import { enSetUp } from './en/staff-set-up.ts';
import { texts } from './i18n.ts';
import { kkCodes } from './kk/staff-codes.ts';
import { kkPages } from './kk/staff-pages.ts';
import { kkRecords } from './kk/staff-records.ts';
import { kkSetUp } from './kk/staff-set-up.ts';
import { ruCodes } from './ru/staff-codes.ts';
import { ruPages } from './ru/staff-pages.ts';
import { ruRecords } from './ru/staff-records.ts';
import { ruSetUp } from './ru/staff-set-up.ts';

/** The console's texts: a namespace of their own, because customers' pages are loaded without them. */
export const staffTexts = {
  kk: { ...kkPages, ...kkSetUp, ...kkCodes, ...kkRecords },
  ru: { ...ruPages, ...ruSetUp, ...ruCodes, ...ruRecords },
  en: { ...enPages, ...enSetUp, ...enCodes, ...enRecords },
} as const satisfies Record<Language, object>;

for (const language of languages) texts[language].addResourceBundle(language, 'staff', staffTexts[language]);

/** Looks a text of the console up, by a key that the compiler checks. */
export type StaffT = TFunction<'staff'>;

export const staffT: Readonly<Record<Language, StaffT>> = {
  kk: texts.kk.getFixedT('kk', 'staff'),
  ru: texts.ru.getFixedT('ru', 'staff'),
  en: texts.en.getFixedT('en', 'staff'),
};

/** The text with a key out of a record, which may be one of a later version; null: there is none. */
export function findStaffText(key: string, language: Language): string | null {
  const found: unknown = texts[language].getResource(language, 'staff', key);
  return typeof found === 'string' ? found : null;
}
