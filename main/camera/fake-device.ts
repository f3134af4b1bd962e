import { app } from 'electron';
import type { Flavour } from '../../preload/contract.ts';

declare const __FLAVOUR__: Flavour;

/** Whether Chromium plays a camera itself. */
export function hasFakeDevice(): boolean {
  return app.commandLine.hasSwitch('use-fake-device-for-media-stream');
}

/** Whether that camera may be used: never in a production build, which does not even hold the switch's name. */
export function mayUseFakeDevice(): boolean {
  if (__FLAVOUR__ !== 'production') return app.commandLine.hasSwitch('allow-fake-camera');
  return false;
}
