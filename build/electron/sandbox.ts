import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say, SetupProblem } from '../bootstrap/terminal.mjs';

/** Chromium refuses to start as root with its sandbox on. No other case drops it. */
export const dropsSandbox = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Announces when the sandbox has to be off, and stops with instructions where this system would not let it start.
 * @param distPath the runtime's folder
 */
export function checkSandbox(distPath: string) {
  if (dropsSandbox) {
    say(
      "• running as root: Chromium's sandbox is off. Only for tries and tests; a kiosk runs as a normal user.",
    );
    return;
  }
  const helper = join(distPath, 'chrome-sandbox');
  if (process.platform !== 'linux' || !userNamespacesBlocked() || isSetUid(helper)) return;
  throw new SetupProblem(
    `This system keeps programs from making their own sandbox (user namespaces). Let Chromium's helper do it, once:\n
  sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"\n`,
  );
}

/** Debian's and Ubuntu's switches; systems without them leave user namespaces open. */
function userNamespacesBlocked() {
  const clone = readSwitch('/proc/sys/kernel/unprivileged_userns_clone');
  const appArmor = readSwitch('/proc/sys/kernel/apparmor_restrict_unprivileged_userns');
  return clone === '0' || appArmor === '1' || readSwitch('/proc/sys/user/max_user_namespaces') === '0';
}

function readSwitch(file: string) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function isSetUid(file: string) {
  const { mode, uid } = statSync(file);
  return uid === 0 && (mode & 0o4000) !== 0;
}
