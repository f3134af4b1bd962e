import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot, keepFolder } from './paths.mjs';

const packageFolder = inRoot('node_modules', 'electron');
/** Time limit for the first byte: a firewall that drops packets would otherwise block the set-up for minutes. */
const firstByteMs = 20_000;
/** No more arrived. Long enough for the unpacking, too, when the download itself is over. */
const stallMs = 90_000;
const watchMs = 500;

/** @returns {string} the version in package.json, the one that ships */
export function pinnedVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** @returns {string | null} the folder of the pinned Electron, if it is there and complete */
export function findPinned() {
  const dist = join(packageFolder, 'dist');
  try {
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    // The installer writes path.txt last.
    const executable = readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim();
    return version === pinnedVersion() && existsSync(join(dist, executable)) ? dist : null;
  } catch {
    return null;
  }
}

/**
 * Runs Electron's own installer, which checks the archive's hash and honours the mirror variables.
 * @returns {Promise<string | null>} why it failed; null when it is there
 */
export async function downloadPinned() {
  const temporary = await mkdtemp(join(keepFolder, 'download-'));
  try {
    const failure = await watchInstaller(temporary);
    if (findPinned()) return null;
    return failure ?? 'the installer ended without having installed it';
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * The installer reports no progress, but downloads into the temporary folder, whose size is watched here.
 * @param {string} temporary
 * @returns {Promise<string | null>}
 */
function watchInstaller(temporary) {
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  let stopped = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));

  let seenBytes = 0;
  let lastGrowth = performance.now();
  const watch = setInterval(async () => {
    const bytes = await folderBytes(temporary);
    if (bytes !== seenBytes) lastGrowth = performance.now();
    seenBytes = bytes;
    const limit = seenBytes > 0 ? stallMs : firstByteMs;
    if (performance.now() - lastGrowth < limit) return;
    stopped = seenBytes > 0 ? 'the download stalled' : `nothing arrived within ${firstByteMs / 1000} s`;
    child.kill('SIGKILL');
  }, watchMs);

  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : stopped || firstReason(errors)));
  }).finally(() => clearInterval(watch));
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes in all files below it; files may vanish meanwhile
 */
async function folderBytes(folder) {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * @param {string} errors a stack
 * @returns {string} the line with the reason
 */
function firstReason(errors) {
  const line =
    errors
      .split('\n')
      .find((text) => text.includes('Error'))
      ?.trim() ?? 'the installer failed';
  // Node's fetch gives this message for every failure below HTTP: no such host, refused, no route, a certificate.
  return line === 'TypeError: fetch failed' ? 'its server cannot be reached' : line;
}
