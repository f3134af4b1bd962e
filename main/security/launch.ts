/**
 * The allowlist of a packaged kiosk's command line. Chromium has some two thousand switches, dozens of which let a program be
 * read, remote-controlled, given input or run without its sandbox, and no fuse covers them; so only listed switches are accepted. A person who may start
 * other programs as the kiosk's user can do worse: this keeps a changed shortcut or service file from weakening the kiosk.
 */
export const ownSwitches = [
  ...['supervised', 'out-of-order', 'version', 'help'],
  ...['set-api-key', 'set-proxy-password', 'set-staff-pin', 'hash-pin', 'check-policy'],
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
 * The launcher's, for a command, which opens no page: without the first root can run none, and the second silences Chromium's own
 * lines.
 */
const commandSwitches: readonly string[] = ['no-sandbox', 'log-level'];

/**
 * The first switch that is not let in, by its name, or null.
 * @param args without the program itself
 * @param isCommand the program runs a command and opens no page
 */
export function findForeignSwitch(
  args: readonly string[],
  platform: NodeJS.Platform,
  isCommand = false,
): string | null {
  const isAllowed = (name: string) => allowed.has(name) || (isCommand && commandSwitches.includes(name));
  return args.flatMap((arg) => nameOf(arg, platform) ?? []).find((name) => !isAllowed(name)) ?? null;
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

/**
 * Variables that would weaken or listen in on the connection to the service. They are removed before anything reads them: main's own
 * connections and Chromium's processes begin later. A fuse of the package covers NODE_OPTIONS and NODE_EXTRA_CA_CERTS.
 */
export const removedVariables = [
  // Node would accept any certificate.
  'NODE_TLS_REJECT_UNAUTHORIZED',
  // Chromium and Node would trust another authority, or log the keys of every connection.
  'SSLKEYLOGFILE',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/**
 * Variables that make Electron, Chromium or Node log internals, trust other authorities or load foreign code. They are read
 * before the first line of this program runs, so a kiosk that finds one ends.
 */
export const refusedVariables = [
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_DEBUG_NOTIFICATIONS',
  'ELECTRON_NO_ASAR',
  'CHROME_LOG_FILE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_V8_COVERAGE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_PENDING_DEPRECATION',
  // Node would trust the system's store and use the proxy that the environment names.
  'NODE_USE_SYSTEM_CA',
  'NODE_USE_ENV_PROXY',
  // Node would load code from there.
  'NODE_COMPILE_CACHE',
  'NODE_PATH',
] as const;

/**
 * Removes variables before any code reads them. An attacker who sets the environment of the kiosk's user can do worse: this keeps a forgotten
 * test setting from opening a station.
 */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of removedVariables) delete environment[name];
}

/** The first variable under which a packaged kiosk does not run, or null. */
export function findRefusedVariable(environment: NodeJS.ProcessEnv): string | null {
  return refusedVariables.find((name) => environment[name] !== undefined) ?? null;
}
