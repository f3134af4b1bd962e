import { useTranslation } from 'react-i18next';
import { OvalArt } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

export function OutOfOrderScreen() {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name="staff" />} heading={t('outOfOrder.heading')}>
      <p>{t('outOfOrder.body')}</p>
    </Scene>
  );
}
