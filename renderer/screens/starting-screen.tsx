import { useTranslation } from 'react-i18next';
import { OvalArt } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

export function StartingScreen() {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name="mark" tone="wait" />} heading={t('starting.heading')}>
      <p>{t('starting.body')}</p>
    </Scene>
  );
}
