import { useTranslation } from 'react-i18next';
import { languages } from '../../preload/contract.ts';
import { texts } from '../text/i18n.ts';

/** States in all three languages at once that no real check takes place, so that every reader understands it. */
export function DemonstrationBand() {
  const { t, i18n } = useTranslation();
  return (
    <aside aria-label={t('demonstration')}>
      <ul className="band" data-testid="demonstration-band">
        {languages.map((language) => (
          <li key={language} lang={language} data-chosen={language === i18n.language}>
            {texts[language].t('demonstration')}
          </li>
        ))}
      </ul>
    </aside>
  );
}
