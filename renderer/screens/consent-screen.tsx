import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import type { Consent, ConsentText } from '../../preload/station.ts';
import { BigButton } from '../components/big-button.tsx';
import { Pictogram, type PictogramName } from '../components/pictogram.tsx';
import { Words } from '../components/words.tsx';
import { bindShortWords } from '../text/bind-short-words.ts';
import { FirstLook } from './first-look.tsx';
import './consent-screen.css';

interface ConsentScreenProps {
  readonly language: Language;
  readonly texts: Consent['texts'];
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** Two layers: three lines for everybody, and the full text on request. */
export function ConsentScreen({ language, texts, onAgree, onDecline }: ConsentScreenProps) {
  const [inFull, setInFull] = useState(false);
  if (inFull) {
    return <ConsentInFull text={texts[language]} onBack={() => setInFull(false)} />;
  }
  return (
    <ConsentInShort
      text={texts[language]}
      onAgree={onAgree}
      onDecline={onDecline}
      onReadAll={() => setInFull(true)}
    />
  );
}

const lines = [
  ['camera', 'picture'],
  ['protectedLine', 'sending'],
  ['noCopy', 'keeping'],
] as const satisfies readonly (readonly [PictogramName, keyof ConsentText])[];

/** Letters of the three lines beside which the pictures have room on every screen; a bank's own lines may be longer. */
const roomyLetters = 220;

interface ConsentInShortProps {
  readonly text: ConsentText;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
  readonly onReadAll: () => void;
}

function ConsentInShort({ text, onAgree, onDecline, onReadAll }: ConsentInShortProps) {
  const { t, i18n } = useTranslation();
  const letters = lines.reduce((sum, [, key]) => sum + text[key].length, 0);
  return (
    <div className="consent consent-short">
      <Words heading={t('consent.heading')}>
        <ul className="consent-lines">
          {lines.map(([name, key]) => (
            <li key={key}>
              <span className="consent-medal">
                <Pictogram name={name} />
              </span>
              <p>{bindShortWords(text[key], i18n.language as Language)}</p>
            </li>
          ))}
        </ul>
      </Words>
      {letters <= roomyLetters && <FirstLook />}
      <div className="actions">
        <BigButton kind="main" action="agree" onPress={onAgree}>
          {t('consent.agree')}
        </BigButton>
        <BigButton kind="other" action="decline" onPress={onDecline}>
          {t('consent.decline')}
        </BigButton>
        <BigButton kind="quiet" action="readAll" onPress={onReadAll}>
          {t('consent.readAll')}
        </BigButton>
      </div>
    </div>
  );
}

interface ConsentInFullProps {
  readonly text: ConsentText;
  readonly onBack: () => void;
}

/** The whole text on one page without scrolling: fair consent needs all of it visible at once. */
function ConsentInFull({ text, onBack }: ConsentInFullProps) {
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
