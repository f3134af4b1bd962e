import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpText } from '../../main/cli/commands.ts';
import { languages } from '../../preload/contract.ts';
import { inRoot } from '../bootstrap/paths.mjs';

/**
 * Writes what the Linux launcher prints without starting Electron.
 * @param electron its version
 */
export function writeLauncherTexts(
  version: string,
  electron: string,
  folder = inRoot('out', 'launcher'),
): void {
  mkdirSync(folder, { recursive: true });
  for (const language of languages)
    writeFileSync(join(folder, `help.${language}`), `${helpText(version, language)}\n`);
  writeFileSync(join(folder, 'version'), `${version} production (Electron ${electron})\n`);
}
