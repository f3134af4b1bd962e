import { useTranslation } from 'react-i18next';
import { ClosingScene } from '../components/closing-scene.tsx';
import { OvalArt } from '../components/oval-art.tsx';

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

export function StaffCalledScreen({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ClosingScene
      art={<OvalArt name="staff" />}
      heading={t('staffCalled.heading')}
      body={t('staffCalled.body')}
      onDone={onDone}
    />
  );
}
