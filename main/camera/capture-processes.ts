import { app } from 'electron';

/** The processes in which Chromium reads cameras; normally one, none while no camera was ever opened. */
export function capturePids(): readonly number[] {
  return app
    .getAppMetrics()
    .filter(({ serviceName }) => serviceName?.startsWith('video_capture'))
    .map(({ pid }) => pid);
}
