import type { ElectronApplication, Electron, Browser, Page } from 'playwright';
import { say } from '../../build/bootstrap/terminal.mjs';

/** A cold start takes some seconds, on a busy machine many. */
const firstLimitMs = 60_000;
const secondLimitMs = 240_000;

/** For requests to a window: Playwright's own limits are too short on a busy machine. */
const hangLimitMs = 240_000;

/**
 * Starts Electron under Playwright and waits for its first window. In about one of some hundred starts Playwright never finishes attaching:
 * the kiosk runs, but its face worker began at the moment when Playwright requested the list of targets. Such a start is
 * aborted, repeated and reported; a kiosk that really does not start fails the second time as well.
 */
export async function launchElectron(options: LaunchOptions): Promise<ElectronApplication> {
  const app = await launch(options);
  app.context().setDefaultTimeout(hangLimitMs);
  await app.firstWindow({ timeout: hangLimitMs });
  return app;
}

type LaunchOptions = NonNullable<Parameters<Electron['launch']>[0]>;
async function launch(options: LaunchOptions) {
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
 * Attaches to a kiosk that another program started. A debugger that connects at the moment when the page is
 * created may never learn of it, or never finish: it then disconnects and tries again.
 * @param address `ws://…`
 */
export async function connectToKiosk(address: string): Promise<{ browser: Browser; page: Page }> {
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
    if (browser && page) {
      page.context().setDefaultTimeout(hangLimitMs);
      return { browser, page };
    }
    say('• the debugger did not find the page; trying again');
    await browser?.close();
  }
}

function passUnlessLate(error: unknown, look: number): null {
  if (!(error instanceof Error) || error.name !== 'TimeoutError' || look >= looks) throw error;
  return null;
}
