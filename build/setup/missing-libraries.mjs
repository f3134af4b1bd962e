import { stationPackages } from './station-programs.mjs';

/**
 * @param {string} listing what `ldd PROGRAM` printed
 * @returns {string[]} the shared libraries that were not found
 */
export function parseMissingLibraries(listing) {
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '').sort();
}

/** The libraries that Electron links to or opens, by package. The packages' own dependencies install the rest. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1'];
/** @type {Readonly<Record<string, readonly string[]>>} */
const programPackages = {
  Xvfb: ['xvfb'],
  'gnome-keyring-daemon': ['gnome-keyring', 'libsecret-1-0'],
  'dbus-run-session': ['dbus-x11'],
  ...Object.fromEntries(stationPackages.map((name) => [name, [name]])),
};

/**
 * The packages to install on Debian and Ubuntu.
 * @param {readonly string[]} missing libraries, and programs of the table above
 * @param {(name: string) => boolean} isKnown whether apt has a package of that name; newer systems renamed some
 *   to names ending in t64, when their time stamps grew to 64 bits
 * @returns {string[]}
 */
export function aptPackages(missing, isKnown) {
  const libraries = missing.some((name) => !(name in programPackages)) ? libraryPackages : [];
  const programs = missing.flatMap((name) => programPackages[name] ?? []);
  return [...libraries, ...programs].map((name) => (isKnown(`${name}t64`) ? `${name}t64` : name));
}
