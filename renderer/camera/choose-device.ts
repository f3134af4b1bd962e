import { namesCompanion } from '../../preload/companion-camera.ts';

interface Device {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

/**
 * The cameras to try, in this order: the last one used, then the others as the system lists them.
 * Infrared and depth sensors, by their names, only where there is no other, so that main can refuse them by name.
 * @returns device ids; empty where no camera is listed
 */
export function camerasToTry(devices: readonly Device[], servedLast: string | null): readonly string[] {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  const colour = cameras.filter(({ label }) => !namesCompanion(label));
  const ids = (colour.length > 0 ? colour : cameras).map(({ deviceId }) => deviceId);
  return [...new Set(ids)].sort((one, other) => Number(other === servedLast) - Number(one === servedLast));
}
