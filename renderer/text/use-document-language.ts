import { useLayoutEffect } from 'react';
import type { Language } from '../../preload/contract.ts';
import { texts } from './i18n.ts';

/** Keeps `<html lang>` and the window's title in the person's language, for screen readers and fonts. */
export function useDocumentLanguage(language: Language): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = texts[language].t('documentTitle');
  }, [language]);
}
