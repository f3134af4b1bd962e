/**
 * Variables that would weaken or listen in on the connection to the service. No fuse covers these. They are taken out before anything
 * reads them: main's own connections and Chromium's processes begin later.
 */
export const removedVariables = [
  // Node would accept any certificate.
  'NODE_TLS_REJECT_UNAUTHORIZED',
  // Chromium and Node would trust another authority, or log the keys of every connection.
  'NODE_EXTRA_CA_CERTS',
  'SSLKEYLOGFILE',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_OPTIONS',
  'ELECTRON_NO_ATTACH_CONSOLE',
  'ELECTRON_OVERRIDE_DIST_PATH',
  'ELECTRON_EXTRA_LAUNCH_ARGS',
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
