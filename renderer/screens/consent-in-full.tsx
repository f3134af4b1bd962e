import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import type { ConsentText } from '../../preload/station.ts';
import { BigButton } from '../components/big-button.tsx';
import { Words } from '../components/words.tsx';
import { bindShortWords } from '../text/bind-short-words.ts';

interface ConsentInFullProps {
  readonly text: ConsentText;
  readonly onBack: () => void;
}

/** The whole text on one page without scrolling: fair consent needs all of it visible at once. */
export function ConsentInFull({ text, onBack }: ConsentInFullProps) {
  const { t, i18n } = useTranslation();
  const bind = (words: string) => bindShortWords(words, i18n.language as Language);
  return (
    <div className="consent consent-full">
      <Words heading={t('consent.allHeading')}>
        <div className="consent-sections">
          {text.sections.map((section) => (
            <section key={section.heading}>
              <h2>{bind(section.heading)}</h2>
              <p>{bind(section.body)}</p>
            </section>
          ))}
        </div>
      </Words>
      <div className="actions">
        <BigButton kind="other" action="closeText" onPress={onBack}>
          {t('back')}
        </BigButton>
      </div>
    </div>
  );
}
