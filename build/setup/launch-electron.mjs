import { say } from './progress.mjs';

/** A cold start on a slow machine takes some seconds. */
const firstLimitMs = 30_000;
const secondLimitMs = 60_000;

/**
 * Starts Electron under Playwright. Once in some hundred starts Playwright never finishes attaching: the kiosk runs, and its face
 * worker has begun in the very moment in which Playwright asked for all there is. That start is given up and made again, and
 * said; a kiosk that really does not start fails the second time as well.
 * @param {NonNullable<Parameters<import('playwright').Electron['launch']>[0]>} options
 * @returns {Promise<import('playwright').ElectronApplication>}
 */
export async function launchElectron(options) {
  const { _electron } = await import('playwright');
  try {
    return await _electron.launch({ ...options, timeout: firstLimitMs });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    say('• the start did not come to its end; once more');
    return _electron.launch({ ...options, timeout: secondLimitMs });
  }
}

/**
 * As launchElectron, for a kiosk that was started by somebody else: asks again where Playwright got stuck.
 * @param {string} address `ws://…`
 * @returns {Promise<import('playwright').Browser>}
 */
export async function connectToKiosk(address) {
  const { chromium } = await import('playwright');
  try {
    return await chromium.connectOverCDP(address, { timeout: firstLimitMs / 3 });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    say('• Playwright did not attach; once more');
    return chromium.connectOverCDP(address, { timeout: firstLimitMs });
  }
}
