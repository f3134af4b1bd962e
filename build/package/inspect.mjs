import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { extractFile, listPackage } from '@electron/asar';

/**
 * @param {string} folder an unpacked package
 * @returns {string[]} the files in its app.asar, relative, with forward slashes
 */
export function listApp(folder) {
  return listPackage(appArchive(folder), { isPack: false }).map((name) =>
    name.replaceAll('\\', '/').replace(/^\//, ''),
  );
}

/**
 * @param {string} folder an unpacked package
 * @param {string} name as listApp gives it
 * @returns {Buffer}
 */
export function readAppFile(folder, name) {
  return extractFile(appArchive(folder), name.split('/').join(process.platform === 'win32' ? '\\' : '/'));
}

/**
 * @param {string} folder an unpacked package
 * @returns {string[]} the files outside app.asar, relative, with forward slashes
 */
export function listFolder(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));
}

/** @typedef {'on' | 'off' | 'absent'} Fuse */

/**
 * @param {string} executable
 * @returns {Promise<Record<string, Fuse>>} by the names of FuseV1Options
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const names = Object.entries(FuseV1Options).filter(([, index]) => typeof index === 'number');
  return Object.fromEntries(
    names.map(([name, index]) => [name, stateOf(wire[/** @type {FuseV1Options} */ (index)])]),
  );
}

/**
 * @param {number | undefined} state one character of the fuse wire: "1" and "0", or "r" for a fuse this Electron no longer has
 * @returns {Fuse}
 */
function stateOf(state) {
  const character = String.fromCharCode(state ?? 0);
  if (character === '1') return 'on';
  return character === '0' ? 'off' : 'absent';
}

/** @param {string} folder */
function appArchive(folder) {
  return join(folder, 'resources', 'app.asar');
}
