import { useTranslation } from 'react-i18next';
import { BigButton } from '../components/big-button.tsx';
import { OvalArt } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

export function LiveScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Scene
      art={<OvalArt name="check" tone="good" />}
      heading={t('live.heading')}
      actions={
        <BigButton kind="main" onPress={onDone}>
          {t('done')}
        </BigButton>
      }
    >
      <p>{t('live.body')}</p>
    </Scene>
  );
}
