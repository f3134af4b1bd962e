import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../preload/contract.ts';
import { texts } from '../text/i18n.ts';
import './language-switch.css';

interface LanguageSwitchProps {
  readonly current: Language;
  /** All of them by default. */
  readonly offered?: readonly Language[];
  /** Where there is little room. */
  readonly isShort?: boolean;
  readonly onChoose: (language: Language) => void;
}

/** Each language by its own name, for readers who don't read the current one. */
export function LanguageSwitch({
  current,
  offered = languages,
  isShort = false,
  onChoose,
}: LanguageSwitchProps) {
  const { t } = useTranslation();
  return (
    <div className="languages" role="group" aria-label={t('chooseLanguage')}>
      {offered.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="language"
          data-language={language}
          aria-pressed={language === current}
          onClick={() => onChoose(language)}
        >
          {isShort && <span aria-hidden="true">{texts[language].t('languageShort')}</span>}
          <span className={isShort ? 'unseen' : undefined}>{texts[language].t('languageName')}</span>
        </button>
      ))}
    </div>
  );
}
