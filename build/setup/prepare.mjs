import { ensureBuild } from './build-app.mjs';
import { ensureModules } from './modules.mjs';
import { ensureRuntime } from './runtime.mjs';
import { checkSandbox } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * @typedef {object} Prepared
 * @property {import('./runtime.mjs').Runtime} runtime
 * @property {string} folder the built app, for Electron to run
 */

/**
 * All that has to be there before the kiosk can start, in order. Takes seconds when it is there already.
 * @param {import('./build-app.mjs').Flavour} flavour
 * @param {{ needsVirtualDisplay: boolean }} options
 * @returns {Promise<Prepared>}
 */
export async function prepareKiosk(flavour, { needsVirtualDisplay }) {
  await ensureModules();
  const runtime = await ensureRuntime();
  await ensureSystemLibraries({ executable: runtime.executable, needsVirtualDisplay });
  checkSandbox(runtime.distPath);
  return { runtime, folder: await ensureBuild(flavour) };
}
