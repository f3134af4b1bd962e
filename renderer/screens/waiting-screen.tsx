import { useTranslation } from 'react-i18next';
import { Words } from '../components/words.tsx';
import './waiting-screen.css';

/** The lower half of the screen is one button, shaped like the upper edge of the oval that comes later. */
export function WaitingScreen({ onStart }: { readonly onStart: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="waiting">
      <Words heading={t('waiting.heading')}>
        <p>{t('waiting.body')}</p>
      </Words>
      <button type="button" className="waiting-start" data-action="start" onClick={onStart}>
        <span>{t('waiting.start')}</span>
      </button>
    </div>
  );
}
