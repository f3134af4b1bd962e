import type { Result } from '../../preload/contract.ts';
import type { CameraChoice, StaffError } from '../../preload/staff-contract.ts';
import { isBoundTo, bindableIn, bindingOf } from '../camera/binding.ts';
import { cameraIdOf, type Identity } from '../camera/identity.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { refuseStore } from './refuse.ts';
import { refuse, refuseFor } from '../platform/failure.ts';

export interface CamerasPagePorts {
  readonly list: () => Promise<readonly Identity[] | null>;
  readonly store: Pick<SettingsStore, 'read' | 'update'>;
  /** The administrator's policy sets the camera. */
  readonly isLocked: () => boolean;
}

/** The cameras that may be pinned. Infrared sensors and software cameras would be refused all the same. */
export async function listCameras({
  list,
  store,
}: CamerasPagePorts): Promise<Result<readonly CameraChoice[], StaffError>> {
  const found = await list();
  if (!found) return refuseFor('camera-gone', { code: 'cameras-unknown' });
  const read = store.read();
  const pin = read.ok ? read.value.cameraPin : null;
  const choices = found.flatMap(bindableIn).map((device) => ({
    id: cameraIdOf(device),
    name: device.names.join(' / ') || cameraIdOf(device),
    pinned: pin !== null && isBoundTo(device, pin),
  }));
  return { ok: true, value: choices };
}

export async function pinCamera(
  id: string | null,
  { list, store, isLocked }: CamerasPagePorts,
): Promise<Result<null, StaffError>> {
  if (isLocked()) return refuse('setting-locked');
  const device =
    id === null ? null : (await list())?.flatMap(bindableIn).find((one) => cameraIdOf(one) === id);
  if (device === undefined) return refuse('camera-gone');
  const saved = await store.update((now) => ({ ...now, cameraPin: device && bindingOf(device) }));
  return saved.ok ? saved : refuseStore(saved.error);
}
