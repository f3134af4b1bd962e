import { createInstance, type i18n } from 'i18next';
import type { Language } from '../../preload/contract.ts';
import { bindShortWords } from './bind-short-words.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import type { Texts } from './shape.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
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

function instanceFor<L extends Language>(language: L, translation: Texts<L>): i18n {
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
