import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import type { ConsentText } from '../../preload/station.ts';
import { BigButton } from '../components/big-button.tsx';
import { Pictogram, type PictogramName } from '../components/pictogram.tsx';
import { Words } from '../components/words.tsx';
import { bindShortWords } from '../text/bind-short-words.ts';
import { FirstLook } from './first-look.tsx';

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

export function ConsentInShort({ text, onAgree, onDecline, onReadAll }: ConsentInShortProps) {
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
