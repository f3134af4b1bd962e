import { useTranslation } from 'react-i18next';
import { OvalArt } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

export function NotSetUpScreen() {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name="settings" />} heading={t('notSetUp.heading')}>
      <p>{t('notSetUp.body')}</p>
    </Scene>
  );
}
