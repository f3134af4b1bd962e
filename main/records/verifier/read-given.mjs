/** How verify-records.mjs and verify-receipt.mjs read the files that are named to them. For plain Node. */
import { existsSync, readFileSync, statSync } from 'node:fs';

/** A regular file alone: a pipe in its place would be waited for, a device may never end. @param {string} path @returns {Buffer} */
export function readRegularFile(path) {
  if (!statSync(path).isFile()) throw new Error(`${path} is not a file`);
  return readFileSync(path);
}

/** @param {string} value a file's path, or the text itself @returns {string} without outer white space */
export function textOf(value) {
  if (!existsSync(value)) return value.trim();
  const bytes = readRegularFile(value);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    throw new Error(`${value} is not UTF-8 text: save it as UTF-8`);
  }
}
