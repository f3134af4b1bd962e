import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * @param folder an unpacked package
 * @returns the files in its app.asar, relative, with forward slashes
 */
export function listApp(folder: string): string[] {
  return listPackage(appArchive(folder), { isPack: false }).map((name) =>
    name.replaceAll('\\', '/').replace(/^\//, ''),
  );
}

/**
 * @param folder an unpacked package
 * @param name as listApp gives it
 */
export function readAppFile(folder: string, name: string): Buffer {
  return extractFile(appArchive(folder), name.split('/').join(process.platform === 'win32' ? '\\' : '/'));
}

/**
 * @param folder an unpacked package
 * @returns the files outside app.asar, relative, with forward slashes
 */
export function listFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));
}

export type Fuse = 'on' | 'off' | 'absent';

/** @returns by the names of FuseV1Options */
export async function readFuses(executable: string): Promise<Record<string, Fuse>> {
  return nameFuses(await getCurrentFuseWire(executable));
}

/**
 * All fuses of the fuse wire: one without a known name here is named by its number.
 * @param wire states by their place; its version is no fuse
 */
export function nameFuses({
  version: _version,
  ...states
}: Readonly<Record<string, unknown>>): Record<string, Fuse> {
  return Object.fromEntries(
    Object.entries(states).map(([place, state]) => [
      FuseV1Options[Number(place)] ?? `fuse ${place}`,
      stateOf(state),
    ]),
  );
}

/**
 * @param state one character of the fuse wire: "1" and "0", or "r" for a fuse this Electron no longer has
 */
function stateOf(state: unknown): Fuse {
  const character = String.fromCharCode(Number(state));
  if (character === '1') return 'on';
  return character === '0' ? 'off' : 'absent';
}

function appArchive(folder: string) {
  return join(folder, 'resources', 'app.asar');
}
