import type { Sessions } from '../attempt/sessions.ts';
import type { Log } from '../log.ts';
import type { SettingsInUse } from '../settings/settings-in-use.ts';
import { capturePids } from './capture-processes.ts';
import { hasFakeDevice, mayUseFakeDevice } from './fake-device.ts';
import { CameraGate } from './gate.ts';
import { createIdentifier } from './identify.ts';

export interface CreateGateOptions {
  readonly userDataFolder: string;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  readonly settings: SettingsInUse;
  readonly sessions: Sessions;
  readonly log: Log;
}

/** The gate of this machine and this start of Chromium. */
export function createCameraGate({
  userDataFolder,
  origin,
  settings,
  ...rest
}: CreateGateOptions): CameraGate {
  const { platform } = process;
  const fakeDevice = hasFakeDevice();
  return new CameraGate({
    identify: createIdentifier({ platform, userDataFolder, origin, capturePids, fakeDevice }),
    pin: () => settings.cameraPin,
    allowFake: mayUseFakeDevice(),
    ...rest,
  });
}
