import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { keepFolder } from './paths.mjs';
import { say, SetupProblem } from './terminal.mjs';

const pollMs = 500;

/**
 * Lets one process at a time do a part of the set-up in this checkout. A lock whose owner has ended is replaced.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const file = join(keepFolder, `${name}.lock`);
  await mkdir(keepFolder, { recursive: true }).catch(explain);
  for (let waited = false; !(await take(file)); waited = true) {
    if (!waited) say(`• waiting for another run that prepares the ${name} …`);
    await pause(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {string} file */
async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') explain(error);
  }
  const owner = Number(await readFile(file, 'utf8').catch(() => ''));
  if (owner > 0 && !isAlive(owner)) await rm(file, { force: true });
  return false;
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function explain(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
  throw new SetupProblem(`${keepFolder} cannot be written (${code}): run this as the owner of the checkout.`);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, but belongs to another user.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
