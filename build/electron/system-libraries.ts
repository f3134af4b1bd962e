import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, run } from '../bootstrap/run.mjs';
import { say, SetupProblem, step } from '../bootstrap/terminal.mjs';
import { missingStationPackages, stationPackages } from '../station/programs.ts';

/**
 * Makes sure that the runtime finds its shared libraries and, where there is no display, a virtual one. Linux
 * only: elsewhere Electron contains all it needs. Installs as root on Debian and Ubuntu; otherwise prints what to run.
 * @returns throws a SetupProblem with the command to run
 */
export async function ensureSystemLibraries(wanted: {
  executable: string;
  needsVirtualDisplay: boolean;
}): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(wanted);
  if (missing.length === 0) return;
  if (!isDebian() || process.getuid?.() !== 0) throw new SetupProblem(await explain(missing));
  await install(missing);
  const still = await findMissing(wanted);
  if (still.length > 0) throw new SetupProblem(`Still missing after the installation: ${still.join(', ')}.`);
}

/** Installs the key store that some tests use. Without it they are skipped, with a reason. */
export async function ensureKeyring(): Promise<void> {
  if (process.platform !== 'linux') return;
  await installForTests(['gnome-keyring-daemon', 'dbus-run-session'].filter((program) => !isOnPath(program)));
}

/** Installs the programs of the station's box, which only root can use. */
export async function ensureStationPrograms(): Promise<void> {
  if (process.platform === 'linux' && process.getuid?.() === 0)
    await installForTests(missingStationPackages());
}

/** @param missing a test run continues without them */
async function installForTests(missing: readonly string[]) {
  if (missing.length === 0) return;
  try {
    if (isDebian() && process.getuid?.() === 0) return await install(missing);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(`• ${error.message}`);
  }
  say(`• not installed: ${missing.join(', ')}; the tests that need them will be skipped`);
}

async function findMissing({
  executable,
  needsVirtualDisplay,
}: {
  executable: string;
  needsVirtualDisplay: boolean;
}) {
  const listing = await run('ldd', [executable]);
  const missing = parseMissingLibraries(listing.stdout);
  return needsVirtualDisplay && !isOnPath('Xvfb') ? [...missing, 'Xvfb'] : missing;
}

async function install(missing: readonly string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step('reading the list of system packages', () => run('apt-get', ['update'], { env }));
  const packages = aptPackages(missing, await knownPackages());
  const result = await step(`installing ${packages.join(' ')}`, () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env }),
  );
  if (result.code !== 0) throw new SetupProblem(`apt-get install failed:\n${lastLines(result.stderr)}`);
}

async function knownPackages(): Promise<(name: string) => boolean> {
  const names = new Set((await run('apt-cache', ['pkgnames', 'lib'])).stdout.split('\n'));
  return (name) => names.has(name);
}

async function explain(missing: readonly string[]) {
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

function isOnPath(program: string) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * @param listing what `ldd PROGRAM` printed
 * @returns the shared libraries that were not found
 */
export function parseMissingLibraries(listing: string): string[] {
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '').sort();
}

/** The libraries that Electron links to or opens, by package. The packages' own dependencies install the rest. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1'];
const programPackages: Readonly<Record<string, readonly string[]>> = {
  Xvfb: ['xvfb'],
  'gnome-keyring-daemon': ['gnome-keyring', 'libsecret-1-0'],
  'dbus-run-session': ['dbus-x11'],
  ...Object.fromEntries(stationPackages.map((name) => [name, [name]])),
};

/**
 * The packages to install on Debian and Ubuntu.
 * @param missing libraries, and programs of the table above
 * @param isKnown whether apt has a package of that name; newer systems renamed some
 *   to names ending in t64, when their time stamps grew to 64 bits
 */
export function aptPackages(missing: readonly string[], isKnown: (name: string) => boolean): string[] {
  const libraries = missing.some((name) => !(name in programPackages)) ? libraryPackages : [];
  const programs = missing.flatMap((name) => programPackages[name] ?? []);
  return [...libraries, ...programs].map((name) => (isKnown(`${name}t64`) ? `${name}t64` : name));
}
