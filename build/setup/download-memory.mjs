import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepFolder } from './paths.mjs';

const file = join(keepFolder, 'electron-download-failed.json');
/** A day: later starts take seconds, and a network that becomes available is found without further action. */
const keptMs = 24 * 60 * 60 * 1000;
const mirrorVariables = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'];

/**
 * @param {string} version
 * @returns {string | null} why the download of this version failed a short while ago under the same settings
 */
export function recallFailure(version) {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const isFresh = Date.now() - kept.at < keptMs && kept.at <= Date.now();
    return isFresh && kept.version === version && kept.settings === settings() ? String(kept.reason) : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} version
 * @param {string} reason
 */
export function rememberFailure(version, reason) {
  mkdirSync(keepFolder, { recursive: true });
  writeFileSync(file, JSON.stringify({ version, settings: settings(), at: Date.now(), reason }));
}

/** Makes the next start try again. */
export function forgetFailure() {
  rmSync(file, { force: true });
}

/** Only whether they changed matters; a proxy's address may contain a password, so nothing of it is stored. */
function settings() {
  const values = mirrorVariables.map((name) => process.env[name] ?? '').join('\n');
  return createHash('sha256').update(values).digest('hex').slice(0, 8);
}
