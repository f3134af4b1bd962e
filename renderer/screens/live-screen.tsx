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
      sign="check"
      tone="good"
      heading={t('live.heading')}
      body={t('live.body')}
      receipt={receipt}
      onDone={onDone}
    />
  );
}
