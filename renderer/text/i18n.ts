import { createInstance, type i18n } from 'i18next';
import { useLayoutEffect } from 'react';
import type { Language } from '../../preload/contract.ts';
import { bindShortWords } from './bind-short-words.ts';
import { en } from './en/customers.ts';
import type { enCodes } from './en/staff-codes.ts';
import type { enPages } from './en/staff-pages.ts';
import type { enRecords } from './en/staff-records.ts';
import type { enSetUp } from './en/staff-set-up.ts';
import { kk } from './kk/customers.ts';
import { ru } from './ru/customers.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en;
      /** Added by staff-i18n.ts, which customers' pages are loaded without. */
      staff: typeof enPages & typeof enSetUp & typeof enCodes & typeof enRecords;
    };
  }
}

/**
 * One ready-made instance per language: everything is in the bundle, nothing is loaded, and a change of
 * language is a change of instance, so no screen is ever drawn half in one language and half in another.
 */
export const texts: Readonly<Record<Language, i18n>> = {
  kk: instanceFor('kk', kk),
  ru: instanceFor('ru', ru),
  en: instanceFor('en', en),
};

/** All texts of a tree, bound. */
function bindAll<T>(language: Language, node: T): T {
  if (typeof node === 'string') return bindShortWords(node, language) as T;
  const entries = Object.entries(node as object).map(([key, value]) => [key, bindAll(language, value)]);
  return Object.fromEntries(entries) as T;
}

function instanceFor(language: Language, translation: object): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    // No fallback language: a missing text is a bug that the parity test has to find, not one to hide.
    fallbackLng: false,
    resources: { [language]: { translation: bindAll(language, { ...translation }) } },
    initAsync: false,
    // React escapes what it draws; escaping twice would show `&#39;`.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** Keeps `<html lang>` and the window's title in the person's language, for screen readers and fonts. */
export function useDocumentLanguage(language: Language): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = texts[language].t('documentTitle');
  }, [language]);
}
