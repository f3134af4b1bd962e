import { say } from './progress.mjs';

/** A cold start takes some seconds, on a busy machine many. */
const firstLimitMs = 60_000;
const secondLimitMs = 240_000;

/** For what a window is asked: Playwright's own limits are made for machines that do nothing else. */
const hangLimitMs = 240_000;

/**
 * Starts Electron under Playwright and waits for its first window. Once in some hundred starts Playwright never finishes attaching:
 * the kiosk runs, and its face worker has begun in the very moment in which Playwright asked for all there is. That start is given
 * up and made again, and said; a kiosk that really does not start fails the second time as well.
 * @param {LaunchOptions} options
 * @returns {Promise<import('playwright').ElectronApplication>}
 */
export async function launchElectron(options) {
  const app = await launch(options);
  app.context().setDefaultTimeout(hangLimitMs);
  await app.firstWindow({ timeout: hangLimitMs });
  return app;
}

/**
 * @typedef {NonNullable<Parameters<import('playwright').Electron['launch']>[0]>} LaunchOptions
 * @param {LaunchOptions} options
 */
async function launch(options) {
  const { _electron } = await import('playwright');
  try {
    return await _electron.launch({ ...options, timeout: firstLimitMs });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    say('• the start did not finish; trying again');
    return _electron.launch({ ...options, timeout: secondLimitMs });
  }
}

const looks = 12;
const lookLimitMs = 20_000;
const pageLimitMs = 5_000;

/**
 * Attaches to a kiosk that was started by somebody else. A debugger that arrives in the very moment in which the page comes
 * into being may never hear of it, or not come to its end: it then goes and comes again.
 * @param {string} address `ws://…`
 * @returns {Promise<{ browser: import('playwright').Browser, page: import('playwright').Page }>}
 */
export async function connectToKiosk(address) {
  const { chromium } = await import('playwright');
  for (let look = 1; ; look += 1) {
    const browser = await chromium
      .connectOverCDP(address, { timeout: lookLimitMs })
      .catch((error) => passUnlessLate(error, look));
    const context = browser?.contexts()[0];
    const page =
      context?.pages()[0] ??
      (await context
        ?.waitForEvent('page', { timeout: pageLimitMs })
        .catch((error) => passUnlessLate(error, look)));
    if (browser && page) return { browser, page };
    say('• the debugger did not find the page; trying again');
    await browser?.close();
  }
}

/**
 * @param {unknown} error
 * @param {number} look
 * @returns {null}
 */
function passUnlessLate(error, look) {
  if (!(error instanceof Error) || error.name !== 'TimeoutError' || look >= looks) throw error;
  return null;
}
