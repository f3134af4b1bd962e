/**
 * The allowlist of a packaged kiosk's command line. Chromium has some two thousand switches, dozens of which let a program be
 * read, remote-controlled, given input or run without its sandbox, and no fuse covers them; so only listed switches are accepted. A person who may start
 * other programs as the kiosk's user can do worse: this keeps a changed shortcut or service file from weakening the kiosk.
 */
export const ownSwitches = [
  ...['supervised', 'out-of-order', 'version', 'help'],
  ...['set-api-key', 'set-staff-pin', 'hash-pin', 'check-policy'],
  ...['list-cameras', 'pin-camera', 'unpin-camera', 'camera-rotation'],
  ...['check-photo', 'endpoint', 'api-key-file'],
  ...['verify-records', 'verify-receipt', 'print-head', 'head', 'public-key', 'part', 'json'],
] as const;
/** Chromium's, for a station's peculiarities: where its data is, on which display and how it draws, which key store it uses. */
export const chromiumSwitches = [
  ...['user-data-dir', 'lang', 'password-store'],
  ...['ozone-platform', 'ozone-platform-hint', 'force-device-scale-factor', 'touch-events'],
  ...['disable-gpu', 'use-angle', 'disable-dev-shm-usage'],
] as const;

const allowed: ReadonlySet<string> = new Set([...ownSwitches, ...chromiumSwitches]);

/**
 * The first switch that is not let in, by its name, or null.
 * @param args without the program itself
 */
export function findForeignSwitch(args: readonly string[], platform: NodeJS.Platform): string | null {
  return args.flatMap((arg) => nameOf(arg, platform) ?? []).find((name) => !allowed.has(name)) ?? null;
}

/** White space of every kind and what does not show at all: more than Chromium cuts off an argument before it reads it. */
const edges = /^[\s\p{C}]+|[\s\p{C}]+$/gu;

/** As Chromium reads it (base/command_line.cc): one dash or two, on Windows a slash as well, and there it ignores case. */
function nameOf(written: string, platform: NodeJS.Platform): string | null {
  const arg = written.replace(edges, '');
  const prefix = platform === 'win32' ? /^(--|-|\/)(?=.)/ : /^(--|-)(?=.)/;
  if (!prefix.test(arg)) return null;
  const name = arg.replace(prefix, '').replace(/=.*$/s, '');
  return platform === 'win32' ? name.toLowerCase() : name;
}
