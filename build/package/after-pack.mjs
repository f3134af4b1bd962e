import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Electron starts its own welcome app when it gets no other. The package has its own app and must not contain a second one.
 * @param {import('electron-builder').AfterPackContext} context
 * @returns {Promise<void>}
 */
export default async function afterPack(context) {
  await rm(join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true });
}
