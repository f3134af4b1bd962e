import { z } from 'zod';
import type { Result } from '../../preload/contract.ts';
import type { CameraChoice, StaffError } from '../../preload/staff-contract.ts';
import { cameraIdOf, type Identity } from '../camera/identity.ts';
import { bindableIn, bindingOf, isBoundTo } from '../camera/binding.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import type { Log } from '../platform/log.ts';
import { ok, staffRequest, type Actions, refuseStore } from './action.ts';
import { refuse, refuseFor } from '../platform/failure.ts';

export interface CamerasPorts {
  readonly findCameras: () => Promise<readonly Identity[] | null>;
  readonly store: Pick<SettingsStore, 'read' | 'update'>;
  /** The administrator's policy sets the camera. */
  readonly isCameraSetByPolicy: () => boolean;
}

export interface CamerasActionPorts extends CamerasPorts {
  /** Reads the settings again and uses them. */
  readonly apply: () => Promise<void>;
  readonly log: Log;
}

export function camerasActions(ports: CamerasActionPorts): Actions<'listCameras' | 'bindCamera'> {
  return {
    listCameras: { role: 'administrator', schema: staffRequest({}), handle: () => listCameras(ports) },
    bindCamera: {
      role: 'administrator',
      schema: staffRequest({ id: z.string().max(128).nullable() }),
      async handle({ id }) {
        const bound = await bindCamera(id, ports);
        if (!bound.ok) return bound;
        ports.log.info({ camera: id }, 'camera bound');
        await ports.apply();
        return listCameras(ports);
      },
    },
  };
}

/** The cameras that the station may be bound to. Infrared sensors and software cameras would be refused all the same. */
export async function listCameras({
  findCameras,
  store,
}: CamerasPorts): Promise<Result<readonly CameraChoice[], StaffError>> {
  const found = await findCameras();
  if (!found) return refuseFor('camera-gone', { code: 'cameras-unknown' });
  const read = store.read();
  const pin = read.ok ? read.value.cameraPin : null;
  const choices = found.flatMap(bindableIn).map((device) => ({
    id: cameraIdOf(device),
    name: device.names.join(' / ') || cameraIdOf(device),
    bound: pin !== null && isBoundTo(device, pin),
  }));
  return ok(choices);
}

export async function bindCamera(
  id: string | null,
  { findCameras, store, isCameraSetByPolicy }: CamerasPorts,
): Promise<Result<null, StaffError>> {
  if (isCameraSetByPolicy()) return refuse('setting-locked');
  const device =
    id === null ? null : (await findCameras())?.flatMap(bindableIn).find((one) => cameraIdOf(one) === id);
  if (device === undefined) return refuse('camera-gone');
  const saved = await store.update((now) => ({ ...now, cameraPin: device && bindingOf(device) }));
  return saved.ok ? saved : refuseStore(saved.error);
}
