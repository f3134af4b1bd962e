import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findForeignSwitch } from '../../main/security/launch.ts';

type Target = new (...args: unknown[]) => { desktopEntry: { value: Promise<string> } };
/** electron-builder's own class, which is none of its public ones. */
const { default: AppImageTarget } = createRequire(import.meta.url)(
  '../../node_modules/app-builder-lib/out/targets/appimage/AppImageTarget.js',
) as { default: Target };

/** What an AppImage's menu entry starts, by electron-builder's own code. */
function startedBy(appImage: object | undefined): Promise<string> {
  const packager = { platformSpecificBuildOptions: {}, config: { appImage }, appInfo: { buildVersion: '1' } };
  const helper = { computeDesktopEntry: async (_options: object, exec: string) => exec };
  return new AppImageTarget('AppImage', packager, helper, '').desktopEntry.value;
}

it('the AppImage starts the kiosk with nothing that a packaged kiosk ends at', async () => {
  const recipe = readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
  const written = /^appImage:\n(?: +#.*\n)* +executableArgs: (\[.*\])$/m.exec(recipe)?.[1];
  const executableArgs = written === undefined ? undefined : (JSON.parse(written) as string[]);
  const words = (await startedBy({ executableArgs })).split(' ');
  expect(words[0]).toBe('AppRun');
  expect(findForeignSwitch(words.slice(1), 'linux')).toBeNull();
  // The default.
  expect(findForeignSwitch((await startedBy(undefined)).split(' '), 'linux')).toBe('no-sandbox');
});
