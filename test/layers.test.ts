import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root, overrideConfigFile: 'build/eslint.config.mjs' });

async function breaches(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return result!.messages.map(({ ruleId }) => ruleId);
}

describe('a breach between the layers fails the build', () => {
  it.each([
    ['renderer/flow/x.ts', "import { app } from 'electron'; app;"],
    ['renderer/flow/x.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['renderer/flow/x.ts', "import { settings } from '../../main/settings/schema/settings.ts'; settings;"],
    ['renderer/screens/x.tsx', "import { kioskMachine } from '../flow/machine.ts'; kioskMachine;"],
    ['renderer/screens/x.tsx', "import { openCamera } from '../camera/open.ts'; openCamera;"],
    ['main/app/window.ts', "import { View } from '../renderer/flow/view.ts'; View;"],
    ['main/app/kiosk.ts', "import { ipcMain } from 'electron'; ipcMain;"],
    ['preload/index.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['preload/contract.ts', "import { z } from 'zod'; z;"],
  ])('%s: %s', async (path, code) => {
    expect(await breaches(path, code)).toContain('no-restricted-imports');
  });

  it.each([
    ['main/ipc/register.ts', "import { ipcMain } from 'electron'; ipcMain;"],
    ['renderer/flow/x.ts', "import { channels } from '../../preload/contract.ts'; channels;"],
    ['main/app/kiosk.ts', "import { channels } from '../preload/contract.ts'; channels;"],
  ])('what is allowed passes: %s: %s', async (path, code) => {
    expect(await breaches(path, code)).not.toContain('no-restricted-imports');
  });
});
