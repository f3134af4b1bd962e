import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const isTest = /\.test\.tsx?$|\.tsbuildinfo$/;

/**
 * @param {string} base
 * @param {readonly string[]} paths files and folders below it; tests in them do not count
 * @returns {string} changes when a file is changed, added, renamed or removed
 */
export function hashSources(base, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(base, path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(base, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} base
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(base, path) {
  if (!statSync(join(base, path)).isDirectory()) return isTest.test(path) ? [] : [path];
  return readdirSync(join(base, path)).flatMap((name) => filesOf(base, `${path}/${name}`));
}
