import { CameraControls } from '../camera/camera-controls.tsx';
import { CameraViewPart } from '../camera/camera-view-part.tsx';
import type { CamerasModel } from '../camera/use-cameras.ts';
import type { SettingsModel } from '../settings/use-settings.ts';

interface CameraStepProps {
  readonly cameras: CamerasModel;
  readonly settings: SettingsModel;
}

/** The live picture with what is right and wrong about it, which camera it is, and how it is turned. */
export function CameraStep({ cameras, settings }: CameraStepProps) {
  return (
    <div className="camera-pair">
      <CameraViewPart views={settings.views} />
      <CameraControls cameras={cameras} settings={settings} />
    </div>
  );
}
