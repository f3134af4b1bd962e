import { useTranslation } from 'react-i18next';
import { ClosingScene } from '../components/closing-scene.tsx';

export function DeclinedScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ClosingScene sign="staff" heading={t('declined.heading')} body={t('declined.body')} onDone={onDone} />
  );
}
