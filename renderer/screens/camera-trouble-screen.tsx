import { useTranslation } from 'react-i18next';
import type { CameraCode } from '../../preload/error-codes.ts';
import { OvalArt, type OvalArtProps } from '../components/oval-art.tsx';
import { Scene } from '../components/scene.tsx';

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
export function CameraTroubleScreen({ code }: { readonly code: CameraCode }) {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt {...arts[code]} />} heading={t(`cameraTrouble.${code}.heading`)}>
      <p>{t(`cameraTrouble.${code}.body`)}</p>
      <p>{t('cameraTrouble.wait')}</p>
    </Scene>
  );
}
