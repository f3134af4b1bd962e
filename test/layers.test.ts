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
    ['renderer/flow/x.ts', "import { defaults } from '../../main/settings/defaults.ts'; defaults;"],
    ['renderer/screens/x.tsx', "import { kioskMachine } from '../flow/machine.ts'; kioskMachine;"],
    ['renderer/screens/x.tsx', "import { openCamera } from '../camera/open.ts'; openCamera;"],
    ['main/app/window.ts', "import { View } from '../renderer/flow/view.ts'; View;"],
    ['main/app/kiosk.ts', "import { ipcMain } from 'electron'; ipcMain;"],
    ['main/app/kiosk.ts', "import electron from 'electron'; electron.ipcMain;"],
    ['main/app/kiosk.ts', "import * as electron from 'electron'; electron.ipcMain;"],
    ['preload/index.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['preload/contract.ts', "import { z } from 'zod'; z;"],
    ['preload/station-status.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['preload/faults/faults.ts', "import { defaults } from '../../main/settings/defaults.ts'; defaults;"],
  ])('%s: %s', async (path, code) => {
    expect(await breaches(path, code)).toContain('no-restricted-imports');
  });

  it.each([
    ['main/app/kiosk.ts', "const { ipcMain } = await import('electron'); ipcMain;"],
    ['main/app/kiosk.ts', "contents.ipc.on('x', () => undefined);"],
    ['main/app/kiosk.ts', "contents.send('kiosk:stationChanged', 1);"],
    ['preload/index.ts', 'ipcRenderer.invoke(`staff:${name}`);'],
    ['renderer/flow/x.ts', "ask('staff:getStatus');"],
  ])('%s: %s', async (path, code) => {
    expect(await breaches(path, code)).toContain('no-restricted-syntax');
  });

  it.each([
    ['main/ipc/register.ts', "import { ipcMain } from 'electron'; ipcMain;"],
    ['renderer/flow/x.ts', "import { languages } from '../../preload/contract.ts'; languages;"],
    ['main/app/kiosk.ts', "import { kioskChannels } from '../../preload/contract.ts'; kioskChannels;"],
  ])('what is allowed passes: %s: %s', async (path, code) => {
    expect(await breaches(path, code)).not.toContain('no-restricted-imports');
  });
});
