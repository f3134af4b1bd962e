import { useTranslation } from 'react-i18next';
import { ClosingScene } from '../components/closing-scene.tsx';

export function NoAttemptsLeftScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ClosingScene
      sign="staff"
      heading={t('noAttemptsLeft.heading')}
      body={t('noAttemptsLeft.body')}
      onDone={onDone}
    />
  );
}
