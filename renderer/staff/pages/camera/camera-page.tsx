import { rotations, type Rotation } from '../../../../preload/station.ts';
import type { SettingView } from '../../../../preload/staff-contract.ts';
import { StaffHeading } from '../../parts/staff-heading.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { settingNamed, useSettings } from '../settings/use-settings.ts';
import { CameraCheck } from './camera-check.tsx';
import { CameraControls, useCameras, type CameraControlsProps } from './camera-controls.tsx';
import './camera.css';

/** The camera's video, which camera may be used, and its rotation. */
export function CameraPage() {
  const { t } = useWords();
  const settings = useSettings();
  const cameras = useCameras();
  return (
    <>
      <StaffHeading heading={t('page.camera')} lead={t('camera.lead')} />
      <CameraPair cameras={cameras} settings={settings} />
    </>
  );
}

/** The live picture with what is right and wrong about it, which camera it is, and how it is turned. */
export function CameraPair({ cameras, settings }: CameraControlsProps) {
  return (
    <div className="camera-pair">
      <CameraViewPart views={settings.views} />
      <CameraControls cameras={cameras} settings={settings} />
    </div>
  );
}

/** The live video, rotated by the setting as the page has it: `station` gets a changed value only a moment later. */
export function CameraViewPart({ views }: { readonly views: readonly SettingView[] | null }) {
  const { devices, station } = useStaff();
  const rotation = rotationOf(settingNamed(views, 'cameraRotation')) ?? station.cameraRotation;
  return (
    <div className="camera-pair-view">
      <CameraCheck devices={devices} rotation={rotation} />
    </div>
  );
}

function rotationOf(view: SettingView | null): Rotation | null {
  return rotations.find((one) => String(one) === view?.value) ?? null;
}
