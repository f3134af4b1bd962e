import { useTranslation } from 'react-i18next';
import { BigButton } from '../components/big-button.tsx';
import { OvalArt } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

interface NotSetUpProps {
  /** Null: setting up needs a PIN, and staff use the gesture. */
  readonly onSetUp: (() => void) | null;
}

export function NotSetUpScreen({ onSetUp }: NotSetUpProps) {
  const { t } = useTranslation();
  return (
    <Scene
      art={<OvalArt name="settings" />}
      heading={t('notSetUp.heading')}
      actions={
        onSetUp && (
          <BigButton kind="other" action="setUp" onPress={onSetUp}>
            {t('notSetUp.setUp')}
          </BigButton>
        )
      }
    >
      <p>{t('notSetUp.body')}</p>
    </Scene>
  );
}
