import { rotations, type Rotation } from '../../../../preload/contract.ts';
import type { SettingView } from '../../../../preload/staff-contract.ts';
import { CameraCheck } from './camera-check.tsx';
import { useStaff } from '../../shell/staff-context.ts';
import { settingNamed } from '../settings/use-settings.ts';
import './camera-controls.css';

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
