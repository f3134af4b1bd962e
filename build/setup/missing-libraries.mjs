/**
 * @param {string} listing what `ldd PROGRAM` printed
 * @returns {string[]} the shared libraries that were not found
 */
export function parseMissingLibraries(listing) {
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '').sort();
}

const displayServer = 'Xvfb';
/** What Electron links to or opens, by package. With a package's own dependencies this brings all the rest. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1'];

/**
 * The packages to install on Debian and Ubuntu.
 * @param {readonly string[]} missing libraries, and "Xvfb" for the virtual display
 * @param {(name: string) => boolean} isKnown whether apt has a package of that name; newer systems renamed some
 *   to names ending in t64, when their time stamps grew to 64 bits
 * @returns {string[]}
 */
export function aptPackages(missing, isKnown) {
  const libraries = missing.some((name) => name !== displayServer) ? libraryPackages : [];
  const display = missing.includes(displayServer) ? ['xvfb'] : [];
  return [...libraries, ...display].map((name) => (isKnown(`${name}t64`) ? `${name}t64` : name));
}
