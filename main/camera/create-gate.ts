import type { Sessions } from '../verification/sessions.ts';
import type { Log } from '../platform/log.ts';
import type { Configuration } from '../settings/configuration.ts';
import { capturePids } from './capture-processes.ts';
import { hasFakeDevice, mayUseFakeDevice } from './fake-device.ts';
import { CameraGate, type Admitted } from './gate.ts';
import { createIdentifier } from './identify.ts';

export interface CreateGateOptions {
  readonly userDataFolder: string;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  readonly configuration: Configuration;
  readonly onChecked: (admission: Admitted) => void;
  readonly sessions: Sessions;
  readonly log: Log;
}

/** The gate of this machine and this start of Chromium. */
export function createCameraGate({
  userDataFolder,
  origin,
  configuration,
  ...rest
}: CreateGateOptions): CameraGate {
  const { platform } = process;
  const fakeDevice = hasFakeDevice();
  return new CameraGate({
    identify: createIdentifier({ platform, userDataFolder, origin, capturePids, fakeDevice }),
    rule: () => configuration.cameraRule,
    allowFake: mayUseFakeDevice(),
    ...rest,
  });
}
