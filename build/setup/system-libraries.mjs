import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptPackages, parseMissingLibraries } from './missing-libraries.mjs';
import { SetupProblem } from './problem.mjs';
import { say, step } from './progress.mjs';
import { lastLines, run } from './run.mjs';
import { missingStationPackages } from './station-programs.mjs';

/**
 * Makes sure that the runtime finds its shared libraries and, where there is no display, a virtual one. Linux
 * only: elsewhere Electron contains all it needs. Installs as root on Debian and Ubuntu; otherwise prints what to run.
 * @param {{ executable: string, needsVirtualDisplay: boolean }} wanted
 * @returns {Promise<void>} throws a SetupProblem with the command to run
 */
export async function ensureSystemLibraries(wanted) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(wanted);
  if (missing.length === 0) return;
  if (!isDebian() || process.getuid?.() !== 0) throw new SetupProblem(await explain(missing));
  await install(missing);
  const still = await findMissing(wanted);
  if (still.length > 0) throw new SetupProblem(`Still missing after the installation: ${still.join(', ')}.`);
}

/**
 * Installs the key store that some tests use. Without it they are skipped, with a reason.
 * @returns {Promise<void>}
 */
export async function ensureKeyring() {
  if (process.platform !== 'linux') return;
  await installForTests(['gnome-keyring-daemon', 'dbus-run-session'].filter((program) => !isOnPath(program)));
}

/**
 * Installs the programs of the station's box, which only root can use.
 * @returns {Promise<void>}
 */
export async function ensureStationPrograms() {
  if (process.platform === 'linux' && process.getuid?.() === 0)
    await installForTests(missingStationPackages());
}

/** @param {readonly string[]} missing a test run continues without them */
async function installForTests(missing) {
  if (missing.length === 0) return;
  try {
    if (isDebian() && process.getuid?.() === 0) return await install(missing);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(`• ${error.message}`);
  }
  say(`• not installed: ${missing.join(', ')}; the tests that need them will be skipped`);
}

/** @param {{ executable: string, needsVirtualDisplay: boolean }} wanted */
async function findMissing({ executable, needsVirtualDisplay }) {
  const listing = await run('ldd', [executable]);
  const missing = parseMissingLibraries(listing.stdout);
  return needsVirtualDisplay && !isOnPath('Xvfb') ? [...missing, 'Xvfb'] : missing;
}

/** @param {readonly string[]} missing */
async function install(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step('reading the list of system packages', () => run('apt-get', ['update'], { env }));
  const packages = aptPackages(missing, await knownPackages());
  const result = await step(`installing ${packages.join(' ')}`, () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env }),
  );
  if (result.code !== 0) throw new SetupProblem(`apt-get install failed:\n${lastLines(result.stderr)}`);
}

/** @returns {Promise<(name: string) => boolean>} */
async function knownPackages() {
  const names = new Set((await run('apt-cache', ['pkgnames', 'lib'])).stdout.split('\n'));
  return (name) => names.has(name);
}

/** @param {readonly string[]} missing */
async function explain(missing) {
  const what = `The system lacks: ${missing.join(', ')}.`;
  if (isDebian()) {
    const packages = aptPackages(missing, await knownPackages());
    return `${what}\nRun this once, then start again:\n\n  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}\n`;
  }
  return (
    `${what}\nInstall GTK 3, NSS, ALSA, GBM, libXScrnSaver and Xvfb with your system's package manager, for instance\n\n` +
    '  sudo dnf install gtk3 nss alsa-lib mesa-libgbm libXScrnSaver xorg-x11-server-Xvfb\n'
  );
}

function isDebian() {
  try {
    return (
      /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8')) &&
      isOnPath('apt-get')
    );
  } catch {
    return false;
  }
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
