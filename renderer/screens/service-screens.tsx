import { useTranslation } from 'react-i18next';
import type { CameraCode } from '../../preload/error-codes.ts';
import { BigButton } from '../components/big-button.tsx';
import { OvalArt, type OvalArtProps } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

/** Screens on which a person can do nothing: the station is not ready, or its camera is not. */

export function StartingScreen() {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name="mark" tone="wait" />} heading={t('starting.heading')}>
      <p>{t('starting.body')}</p>
    </Scene>
  );
}

export function OutOfOrderScreen() {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name="staff" />} heading={t('outOfOrder.heading')}>
      <p>{t('outOfOrder.body')}</p>
    </Scene>
  );
}

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

/** Most pass by themselves, or when somebody has put the plug back; some need a member of staff. */
const arts: Readonly<Record<CameraCode, OvalArtProps>> = {
  'camera-missing': { name: 'cameraOff', tone: 'wait' },
  'camera-refused': { name: 'staff' },
  'camera-busy': { name: 'camera', tone: 'wait' },
  'camera-lost': { name: 'cameraOff', tone: 'wait' },
  'camera-too-small': { name: 'staff' },
  'camera-untrusted': { name: 'staff' },
  'camera-frozen': { name: 'camera', tone: 'wait' },
  'camera-black': { name: 'lensCovered', tone: 'wait' },
};

/** No button: the kiosk continues automatically when the camera works again. */
export function CameraFaultScreen({ code }: { readonly code: CameraCode }) {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt {...arts[code]} />} heading={t(`cameraFault.${code}.heading`)}>
      <p>{t(`cameraFault.${code}.body`)}</p>
      <p>{t('cameraFault.wait')}</p>
    </Scene>
  );
}
