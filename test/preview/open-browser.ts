import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import { ensureRuntime } from '../../build/electron/runtime.ts';
import { dropsSandbox } from '../../build/electron/sandbox.ts';
import { cleanEnvironment, root } from '../e2e/kiosk.ts';
import { launchElectron } from '../e2e/launch-electron.ts';

/**
 * A bare window of the Chromium that the kiosk runs on, without the kiosk around it.
 * @param switches of Chromium, such as those of a fake camera
 */
export async function openBrowser(
  switches: readonly string[] = [],
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const { executable } = await ensureRuntime();
  const app = await launchElectron({
    executablePath: executable,
    chromiumSandbox: !dropsSandbox,
    args: [join(root, 'test/preview/browser.cjs'), ...switches],
    env: cleanEnvironment(),
  });
  return { app, page: await app.firstWindow() };
}
