import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Electron's own welcome app starts when it is given no other. The package has its own and must not carry a second way in.
 * @param {import('electron-builder').AfterPackContext} context
 * @returns {Promise<void>}
 */
export default async function afterPack(context) {
  await rm(join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true });
}
