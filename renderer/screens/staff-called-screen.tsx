import { useTranslation } from 'react-i18next';
import { BigButton } from '../components/big-button.tsx';
import { OvalArt } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

export function StaffCalledScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Scene
      art={<OvalArt name="staff" />}
      heading={t('staffCalled.heading')}
      actions={
        <BigButton kind="main" onPress={onDone}>
          {t('done')}
        </BigButton>
      }
    >
      <p>{t('staffCalled.body')}</p>
    </Scene>
  );
}
