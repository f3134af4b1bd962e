import { cameraIdOf, type CameraDevice, type Identity } from './identity.ts';
import { suits, type CameraRule } from './binding.ts';

/** Why a camera may not be used; for the log. The screen says `camera-untrusted` for all of them. */
export type RefusalReason =
  'virtual' | 'fake' | 'infrared-or-depth' | 'not-the-pinned-one' | 'pinned-but-unidentified';

/** What is written down of an admitted camera: no serial number, no label. */
export interface AdmittedCamera {
  /** As `--list-cameras` names it; null for a camera that could not be identified, or the fake one. */
  readonly id: string | null;
  readonly kind: 'hardware' | 'fake' | 'unidentified';
  readonly driver: string | null;
  readonly pinned: boolean;
}

export type Admission =
  | { readonly ok: true; readonly camera: AdmittedCamera }
  | { readonly ok: false; readonly reason: RefusalReason };

/**
 * How makers name the second sensor beside the colour one that face log-in uses. A miss is harmless where the camera is
 * pinned: the pin names the function of the device as well.
 */
const companionWords = /\b(ir|nir|infrared|infra-red|depth|tof|windows hello)\b/i;
/** A name for the whole module, such as "RGB-IR camera", does not describe one of its sensors. */
const colourWords = /\b(rgb|colou?r)\b/i;

/** Whether one of a device's names says that it is an infrared or depth sensor. */
export function isCompanion({ names }: Pick<CameraDevice, 'names'>): boolean {
  return names.some((name) => companionWords.test(name) && !colourWords.test(name));
}

/**
 * Whether a stream may be used. Software cameras never; with a pin only the pinned hardware, and what can't be
 * identified isn't that; without a pin any camera not known to be wrong.
 * @param allowFake Chromium's fake device is let in: tests and demonstrations, never a production build
 */
export function admit(identity: Identity, rule: CameraRule | null, allowFake: boolean): Admission {
  switch (identity.kind) {
    case 'virtual':
      return { ok: false, reason: 'virtual' };
    case 'fake':
      return allowFake ? admitted('fake', null, false) : { ok: false, reason: 'fake' };
    case 'unidentified':
      return rule ? { ok: false, reason: 'pinned-but-unidentified' } : admitted('unidentified', null, false);
    case 'hardware':
      if (isCompanion(identity.device)) return { ok: false, reason: 'infrared-or-depth' };
      if (rule && !suits(identity.device, rule)) return { ok: false, reason: 'not-the-pinned-one' };
      return admitted('hardware', identity.device, rule !== null);
  }
}

function admitted(kind: AdmittedCamera['kind'], device: CameraDevice | null, pinned: boolean): Admission {
  const id = device && cameraIdOf(device);
  return { ok: true, camera: { id, kind, driver: device?.driver ?? null, pinned } };
}

/** What staff may pin. Infrared sensors and software cameras would be refused all the same. */
export function pinnableIn(identity: Identity): readonly CameraDevice[] {
  return identity.kind === 'hardware' && !isCompanion(identity.device) ? [identity.device] : [];
}
