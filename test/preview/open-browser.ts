import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { launchElectron } from '../../build/setup/launch-electron.mjs';
import { ensureRuntime } from '../../build/setup/runtime.mjs';
import { cleanEnvironment, mustDropSandbox, root } from '../e2e/kiosk.ts';

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
    chromiumSandbox: !mustDropSandbox,
    args: [join(root, 'test/preview/browser.cjs'), ...switches],
    env: cleanEnvironment(),
  });
  return { app, page: await app.firstWindow() };
}
