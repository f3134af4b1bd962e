import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import { BigButton } from '../components/big-button.tsx';
import { Words } from '../components/words.tsx';
import { consentSections } from '../text/consent.ts';

interface ConsentInFullProps {
  readonly language: Language;
  readonly demonstration: boolean;
  readonly onBack: () => void;
}

/** The whole text on one page: whoever has to scroll to read what they agree to has not been asked fairly. */
export function ConsentInFull({ language, demonstration, onBack }: ConsentInFullProps) {
  const { t } = useTranslation();
  return (
    <div className="consent consent-full">
      <Words heading={t('consent.allHeading')}>
        <div className="consent-sections">
          {consentSections(language, demonstration).map((section) => (
            <section key={section.heading}>
              <h2>{section.heading}</h2>
              <p>{section.body}</p>
            </section>
          ))}
        </div>
      </Words>
      <div className="actions">
        <BigButton kind="main" action="closeText" onPress={onBack}>
          {t('back')}
        </BigButton>
      </div>
    </div>
  );
}
