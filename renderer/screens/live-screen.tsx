import { useTranslation } from 'react-i18next';
import { ClosingScene } from '../components/closing-scene.tsx';

interface LiveScreenProps {
  readonly receipt: string | null;
  readonly onDone: () => void;
}

export function LiveScreen({ receipt, onDone }: LiveScreenProps) {
  const { t } = useTranslation();
  return (
    <ClosingScene
      heading={t('live.heading')}
      body={t(receipt === null ? 'live.body' : 'receipt.live')}
      receipt={receipt}
      onDone={onDone}
    />
  );
}
