import { app } from 'electron';
import type { Log } from '../platform/log.ts';
import { hasFakeDevice, mayUseFakeDevice } from './fake-device.ts';
import { CameraGate, type Admitted, type CameraChecks, type CameraGatePorts } from './gate.ts';
import { createIdentifier } from './identify.ts';

export interface OpenGateOptions {
  readonly userDataFolder: string;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  readonly rule: CameraGatePorts['rule'];
  readonly onChecked: (admission: Admitted) => void;
  readonly sessions: CameraChecks;
  readonly log: Log;
}

/** The gate of this machine and this start of Chromium. */
export function openCameraGate({ userDataFolder, origin, ...rest }: OpenGateOptions): CameraGate {
  const { platform } = process;
  const fakeDevice = hasFakeDevice();
  return new CameraGate({
    identify: createIdentifier({ platform, userDataFolder, origin, capturePids, fakeDevice }),
    allowFake: mayUseFakeDevice(),
    ...rest,
  });
}

/** The processes in which Chromium reads cameras; normally one, none while no camera was ever opened. */
function capturePids(): readonly number[] {
  return app
    .getAppMetrics()
    .filter(({ serviceName }) => serviceName?.startsWith('video_capture'))
    .map(({ pid }) => pid);
}
