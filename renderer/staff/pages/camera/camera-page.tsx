import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { useSettings } from '../settings/use-settings.ts';
import { CameraControls } from './camera-controls.tsx';
import { CameraViewPart } from './camera-view-part.tsx';
import { useCameras } from './use-cameras.ts';

/** The camera's video, which camera may be used, and its rotation. */
export function CameraPage() {
  const { t } = useWords();
  const settings = useSettings();
  const cameras = useCameras();
  return (
    <>
      <StaffHeading heading={t('page.camera')} lead={t('camera.lead')} />
      <div className="camera-pair">
        <CameraViewPart views={settings.views} />
        <CameraControls cameras={cameras} settings={settings} />
      </div>
    </>
  );
}
