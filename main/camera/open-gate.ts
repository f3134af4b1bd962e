import { app } from 'electron';
import type { Flavour } from '../../preload/contract.ts';
import type { Log } from '../platform/log.ts';
import { type Admitted, type CameraChecks, CameraGate, type CameraGatePorts } from './gate.ts';
import { createIdentifier } from './identify.ts';

declare const __FLAVOUR__: Flavour;

/** Whether Chromium plays a camera itself. */
function hasFakeDevice(): boolean {
  return app.commandLine.hasSwitch('use-fake-device-for-media-stream');
}

/** Whether that camera may be used: never in a production build, which does not even hold the switch's name. */
export function mayUseFakeDevice(): boolean {
  if (__FLAVOUR__ !== 'production') return app.commandLine.hasSwitch('allow-fake-camera');
  return false;
}

interface OpenGateOptions {
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
