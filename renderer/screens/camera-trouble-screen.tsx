import { useTranslation } from 'react-i18next';
import type { CameraCode } from '../../preload/contract.ts';
import { OvalArt } from '../components/oval-art.tsx';
import type { PictogramName } from '../components/pictogram.tsx';
import { Scene } from '../components/scene.tsx';

const signs: Readonly<Record<CameraCode, PictogramName>> = {
  'camera-missing': 'cable',
  'camera-refused': 'camera',
  'camera-busy': 'clock',
  'camera-lost': 'cable',
  'camera-too-small': 'camera',
  'camera-untrusted': 'camera',
  'camera-frozen': 'again',
  'camera-black': 'lensCovered',
};

/** No button: the kiosk continues automatically when the camera works again. */
export function CameraTroubleScreen({ code }: { readonly code: CameraCode }) {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name={signs[code]} />} heading={t(`cameraTrouble.${code}.heading`)}>
      <p>{t(`cameraTrouble.${code}.body`)}</p>
      <p>{t('cameraTrouble.wait')}</p>
    </Scene>
  );
}
