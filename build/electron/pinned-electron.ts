import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot, keepFolder } from '../bootstrap/paths.mjs';

const packageFolder = inRoot('node_modules', 'electron');
/** Time limit for the first byte: a firewall that drops packets would otherwise block the set-up for minutes. */
const firstByteMs = 20_000;
/** No more arrived. Long enough for the unpacking, too, when the download itself is over. */
const stallMs = 90_000;
const watchMs = 500;

/** @returns the version in package.json, the one that ships */
export function pinnedVersion(): string {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** @returns the folder of the pinned Electron, if it is there and complete */
export function findPinned(): string | null {
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
 * @returns why it failed; null when it is there
 */
export async function downloadPinned(): Promise<string | null> {
  const temporary = await mkdtemp(join(keepFolder, 'download-'));
  try {
    const failure = await watchInstaller(temporary);
    if (findPinned()) return null;
    return failure ?? 'the installer ended without having installed it';
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The installer reports no progress, but downloads into the temporary folder, whose size is watched here. */
function watchInstaller(temporary: string): Promise<string | null> {
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

  return new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : stopped || firstReason(errors)));
  }).finally(() => clearInterval(watch));
}

/** @returns bytes in all files below it; files may vanish meanwhile */
async function folderBytes(folder: string): Promise<number> {
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
 * @param errors a stack
 * @returns the line with the reason
 */
function firstReason(errors: string): string {
  const line =
    errors
      .split('\n')
      .find((text) => text.includes('Error'))
      ?.trim() ?? 'the installer failed';
  // Node's fetch gives this message for every failure below HTTP: no such host, refused, no route, a certificate.
  return line === 'TypeError: fetch failed' ? 'its server cannot be reached' : line;
}

const file = join(keepFolder, 'electron-download-failed.json');
/** A day: later starts take seconds, and a network that becomes available is found without further action. */
const keptMs = 24 * 60 * 60 * 1000;
const mirrorVariables = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'];

/** @returns why the download of this version failed a short while ago under the same settings */
export function recallFailure(version: string): string | null {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const isFresh = Date.now() - kept.at < keptMs && kept.at <= Date.now();
    return isFresh && kept.version === version && kept.settings === settings() ? String(kept.reason) : null;
  } catch {
    return null;
  }
}

export function rememberFailure(version: string, reason: string) {
  mkdirSync(keepFolder, { recursive: true });
  writeFileSync(file, JSON.stringify({ version, settings: settings(), at: Date.now(), reason }));
}

/** Only whether they changed matters; a proxy's address may contain a password, so nothing of it is stored. */
function settings() {
  const values = mirrorVariables.map((name) => process.env[name] ?? '').join('\n');
  return createHash('sha256').update(values).digest('hex').slice(0, 8);
}
