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
  return nameFuses(await getCurrentFuseWire(executable));
}

/**
 * All fuses of the fuse wire: one without a known name here is named by its number.
 * @param {Readonly<Record<string, unknown>>} wire states by their place; its version is no fuse
 * @returns {Record<string, Fuse>}
 */
export function nameFuses({ version: _version, ...states }) {
  return Object.fromEntries(
    Object.entries(states).map(([place, state]) => [
      FuseV1Options[Number(place)] ?? `fuse ${place}`,
      stateOf(state),
    ]),
  );
}

/**
 * @param {unknown} state one character of the fuse wire: "1" and "0", or "r" for a fuse this Electron no longer has
 * @returns {Fuse}
 */
function stateOf(state) {
  const character = String.fromCharCode(Number(state));
  if (character === '1') return 'on';
  return character === '0' ? 'off' : 'absent';
}

/** @param {string} folder */
function appArchive(folder) {
  return join(folder, 'resources', 'app.asar');
}
