import { useTranslation } from 'react-i18next';
import { OvalArt } from '../components/oval-art.tsx';
import type { PictogramName } from '../components/pictogram.tsx';
import { Scene } from '../components/scene.tsx';
import type { CameraTrouble } from '../flow/view.ts';

const signs: Readonly<Record<CameraTrouble, PictogramName>> = {
  'camera-missing': 'cable',
  'camera-refused': 'camera',
  'camera-busy': 'clock',
  'camera-lost': 'cable',
  'camera-too-small': 'camera',
};

/** No button: the kiosk goes on by itself as soon as the camera does. */
export function CameraTroubleScreen({ code }: { readonly code: CameraTrouble }) {
  const { t } = useTranslation();
  return (
    <Scene art={<OvalArt name={signs[code]} />} heading={t(`cameraTrouble.${code}.heading`)}>
      <p>{t(`cameraTrouble.${code}.body`)}</p>
      <p>{t('cameraTrouble.wait')}</p>
    </Scene>
  );
}
