import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inRoot, root } from './paths.mjs';
import { SetupProblem, step } from './terminal.mjs';
import { lastLines, runNpm } from './run.mjs';

const lockFile = inRoot('package-lock.json');
const record = inRoot('node_modules', '.package-lock.json');
const stamp = inRoot('node_modules', '.stamp');

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} LockFile
 */

/**
 * Makes sure that node_modules matches the lock file. Uses no network if it does already.
 * @returns {Promise<void>}
 */
export async function ensureModules() {
  if (areModulesReady()) return;
  await withLock('modules', async () => {
    if (!areModulesReady()) await installModules();
  });
}

function areModulesReady() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  if (!existsSync(record) || !isInstalled(readJson(lockFile), readJson(record))) return false;
  keepStamp(wanted);
  return true;
}

/**
 * Best effort, only an optimisation: the checkout may belong to another user.
 * @param {string} text
 */
function keepStamp(text) {
  try {
    writeFileSync(stamp, text);
  } catch {
    return;
  }
}

async function installModules() {
  const result = await step('installing node modules from the lock file', () =>
    runNpm(['ci', '--no-audit', '--no-fund'], { cwd: root }),
  );
  if (result.code !== 0) {
    throw new SetupProblem(`npm ci failed:\n${lastLines(result.stderr, 20)}`);
  }
  keepStamp(fingerprint());
}

/** The platform belongs in it: packages with binaries differ, and a checkout may be shared by two systems. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/**
 * @param {string} file
 * @returns {LockFile}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Whether node_modules contains what the lock file requires, judged by the file that npm leaves in it. Saves a
 * re-install for a person who ran `npm ci` by hand.
 * @param {LockFile} lock package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    // Optional packages are left out where they are for another platform.
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}
