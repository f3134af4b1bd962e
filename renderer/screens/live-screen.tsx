import { useTranslation } from 'react-i18next';
import { ClosingScene } from '../components/closing-scene.tsx';

export function LiveScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ClosingScene
      sign="check"
      tone="good"
      heading={t('live.heading')}
      body={t('live.body')}
      onDone={onDone}
    />
  );
}
