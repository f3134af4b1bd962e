import { useTranslation } from 'react-i18next';
import { useSecondsLeft } from './use-seconds-left.ts';
import './countdown.css';

/** The seconds as a large figure; read out once, when it starts. Give it the countdown's id as `key`. */
export function Countdown({ durationMs }: { readonly durationMs: number }) {
  const { t } = useTranslation();
  const seconds = useSecondsLeft(durationMs);
  return (
    <>
      <p className="countdown" data-testid="countdown" aria-hidden="true">
        {seconds}
      </p>
      <p className="unseen" role="status">
        {t('camera.pictureIn', { count: Math.ceil(durationMs / 1000) })}
      </p>
    </>
  );
}
