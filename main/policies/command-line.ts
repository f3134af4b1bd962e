/**
 * Chromium's switches that would let a package be read, driven or fed from outside: no fuse covers them. A person who may
 * start other programs as the kiosk's user can do worse; this keeps a shortcut or a service file from opening the door.
 */
export const forbiddenSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'use-fake-device-for-media-stream',
  'use-file-for-fake-video-capture',
  'use-fake-ui-for-media-stream',
  'disable-web-security',
  'load-extension',
  'no-sandbox',
  'ignore-certificate-errors',
] as const;

/** The first of them on the command line, or null. */
export function findForbiddenSwitch(hasSwitch: (name: string) => boolean): string | null {
  return forbiddenSwitches.find((name) => hasSwitch(name)) ?? null;
}
