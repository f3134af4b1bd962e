import type { Language } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import { Clock } from './clock.tsx';
import { LanguageSwitch } from './language-switch.tsx';

interface HeadProps {
  readonly station: Station;
  readonly language: Language;
  /** Absent where the language can't be changed any more. */
  readonly onLanguage?: (language: Language) => void;
}

/** The bank's name, the languages where they may be chosen, the time. */
export function Head({ station, language, onLanguage }: HeadProps) {
  return (
    <header className="head">
      <div className="head-bank">
        {station.branding.logo && <img className="head-logo" src={station.branding.logo} alt="" />}
        <p>{station.bankName[language]}</p>
      </div>
      {onLanguage && station.languages.length > 1 && (
        <LanguageSwitch isShort current={language} offered={station.languages} onChoose={onLanguage} />
      )}
      <Clock language={language} />
    </header>
  );
}
