import { useTranslation } from 'react-i18next';
import { ClosingScene } from '../components/closing-scene.tsx';

interface NoAttemptsLeftScreenProps {
  readonly receipt: string | null;
  readonly onDone: () => void;
}

export function NoAttemptsLeftScreen({ receipt, onDone }: NoAttemptsLeftScreenProps) {
  const { t } = useTranslation();
  return (
    <ClosingScene
      heading={t('noAttemptsLeft.heading')}
      body={t(receipt === null ? 'noAttemptsLeft.body' : 'receipt.noAttemptsLeft')}
      receipt={receipt}
      onDone={onDone}
    />
  );
}
