import { useTranslation } from 'react-i18next';
import { OvalArt } from '../components/oval-art.tsx';
import { ClosingScene } from '../components/closing-scene.tsx';

export function DeclinedScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ClosingScene
      art={<OvalArt name="staff" />}
      heading={t('declined.heading')}
      body={t('declined.body')}
      onDone={onDone}
    />
  );
}
