import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { Words } from '../components/words.tsx';
import './waiting-screen.css';

interface WaitingScreenProps {
  readonly language: Language;
  readonly offered: readonly Language[];
  readonly onLanguage: (language: Language) => void;
  readonly onStart: () => void;
}

/**
 * One large button, shaped like the upper edge of the oval that comes later. The languages are below it, where a seated person reaches
 * them, on a ground of their own: a touch that misses a language meets paper, not the start button.
 */
export function WaitingScreen({ language, offered, onLanguage, onStart }: WaitingScreenProps) {
  const { t } = useTranslation();
  return (
    <div className="waiting">
      <Words heading={t('waiting.heading')}>
        <p>{t('waiting.body')}</p>
      </Words>
      <button type="button" className="waiting-start" data-action="start" onClick={onStart}>
        <span>{t('waiting.start')}</span>
      </button>
      {offered.length > 1 && (
        <div className="waiting-languages">
          <LanguageSwitch current={language} offered={offered} onChoose={onLanguage} />
        </div>
      )}
    </div>
  );
}
