import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { inRoot, root } from '../build/bootstrap/paths.mjs';

// One for all cases: its start takes seconds.
const eslint = new ESLint({ cwd: root, overrideConfigFile: 'build/eslint.config.mjs' });

async function breaches(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: inRoot(filePath) });
  return result!.messages.map(({ ruleId }) => ruleId).filter((rule) => rule?.startsWith('no-restricted-'));
}

describe('a breach between the layers fails the build', () => {
  it.each([
    ['renderer/flow/x.ts', "import { app } from 'electron'; app;"],
    ['renderer/flow/x.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['renderer/flow/x.ts', "import { defaults } from '../../main/settings/defaults.ts'; defaults;"],
    ['renderer/flow/x.ts', "import { live } from '../../test/fakes/behaviour.ts'; live;"],
    ['renderer/flow/x.ts', "import { fixtures } from '../preview/fixtures.ts'; fixtures;"],
    ['renderer/screens/x.tsx', "import { kioskMachine } from '../flow/machine.ts'; kioskMachine;"],
    ['renderer/screens/x.tsx', "import { createFlow } from '../flow/create-flow.ts'; createFlow;"],
    ['renderer/screens/x.tsx', "import { openCamera } from '../camera/open.ts'; openCamera;"],
    ['renderer/screens/x.tsx', "import { createGuide } from '../guidance/create-guide.ts'; createGuide;"],
    ['renderer/components/x.tsx', "import { work } from '../guidance/worker/face-worker.ts'; work;"],
    ['renderer/components/x.tsx', "import { live } from '../../test/fakes/behaviour.ts'; live;"],
    ['renderer/preview/x.tsx', "import { defaults } from '../../main/settings/defaults.ts'; defaults;"],
    ['main/app/window.ts', "import { View } from '../../renderer/flow/view.ts'; View;"],
    ['main/app/window.ts', "import { live } from '../../test/fakes/behaviour.ts'; live;"],
    ['renderer/screens/x.tsx', "import { fixtures } from '../preview/fixtures.ts'; fixtures;"],
    ['renderer/staff/x.tsx', "import { staffToken } from '../preview/staff-bridge.ts'; staffToken;"],
    ['renderer/preview/x.tsx', "import { person } from '../../test/fakes/person.ts'; person;"],
    ['preload/index.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['preload/bridge.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
    ['preload/bridge.ts', "import { defaults } from '../main/settings/defaults.ts'; defaults;"],
    ['preload/faults/faults.ts', "import { defaults } from '../../main/settings/defaults.ts'; defaults;"],
    ['preload/station.ts', "import { ipcRenderer } from 'electron'; ipcRenderer;"],
    ['preload/contract.ts', "import { z } from 'zod'; z;"],
  ])('%s: %s', async (path, code) => {
    expect(await breaches(path, code)).toEqual(['no-restricted-imports']);
  });

  it.each([
    ['main/app/kiosk.ts', "import { ipcMain } from 'electron'; ipcMain;"],
    ['main/app/kiosk.ts', "import { ipcMain as raw } from 'electron'; raw;"],
    ['main/app/kiosk.ts', "import electron from 'electron'; electron.ipcMain.on('x', () => {});"],
    ['main/app/kiosk.ts', "import * as electron from 'electron'; electron['ipcMain'];"],
    ['main/app/kiosk.ts', "const { ipcMain } = await import('electron'); ipcMain;"],
    ['main/app/kiosk.ts', "contents.ipc.on('x', () => {});"],
    ['main/app/kiosk.ts', "contents.send('kiosk:stationChanged', 1);"],
    ['preload/index.ts', 'ipcRenderer.invoke(`staff:${name}`);'],
    ['renderer/flow/x.ts', "ask('staff:getStatus');"],
    ['preload/bridge.ts', "await import('node:fs');"],
    ['preload/bridge.ts', "require('fs');"],
    ['renderer/flow/x.ts', "await import('node:fs');"],
    ['renderer/flow/x.ts', "await import('../../main/settings/defaults.ts');"],
    ['renderer/screens/x.tsx', "await import('electron');"],
  ])('%s: %s', async (path, code) => {
    expect(await breaches(path, code)).toContain('no-restricted-syntax');
  });

  it.each([
    ['main/ipc/register.ts', "import { ipcMain } from 'electron'; ipcMain;"],
    ['renderer/preview/x.tsx', "import face from '../../test/fixtures/camera/person.mjpeg?url'; face;"],
    ['renderer/flow/x.ts', "import { kioskChannels } from '../../preload/contract.ts'; kioskChannels;"],
    ['renderer/app.tsx', "await import('./staff/console.tsx');"],
    [
      'renderer/screens/x.tsx',
      "import type { Hint } from '../guidance/guidance.ts'; null as unknown as Hint;",
    ],
    ['main/app/kiosk.ts', "import { kioskChannels } from '../../preload/contract.ts'; kioskChannels;"],
  ])('what is allowed passes: %s: %s', async (path, code) => {
    expect(await breaches(path, code)).toEqual([]);
  });
});

describe('folders of main', () => {
  it('import each other in no circle', () => {
    const files = readdirSync(inRoot('main'), { recursive: true, encoding: 'utf8' })
      .map((path) => `main/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|mjs)$/.test(path) && !path.includes('.test.'));
    expect(files.length).toBeGreaterThan(50);
    const texts = new Map(files.map((path) => [path, readFileSync(inRoot(path), 'utf8')]));
    expect(findCircle(texts)).toBeNull();
  });

  it.each([
    ['two folders', { 'a/x.ts': "import '../b/x.ts';", 'b/y.ts': "export * from '../a/y.ts';" }],
    [
      'a type and a late import',
      { 'a/x.ts': "import type { B } from '../b/x.ts';", 'b/y.ts': "await import('../a/y.ts')" },
    ],
    [
      'three, one within another',
      {
        'a/x.ts': "import '../b/x.ts';",
        'b/deep/y.ts': "import '../../c/y.ts';",
        'c/z.ts': "import '../a/z.ts';",
      },
    ],
  ])('a circle of %s is found', (_what, files) => {
    const texts = new Map(Object.entries(files).map(([path, text]) => [`main/${path}`, text]));
    expect(findCircle(texts)).toMatch(/^a → b( → c)? → a$/);
  });

  it('one direction, and a circle of files in one folder, are none', () => {
    const texts = new Map([
      ['main/a/x.ts', "import './y.ts'; import '../b/z.ts';"],
      ['main/a/y.ts', "import './x.ts';"],
      ['main/b/z.ts', "import { n } from 'node:fs';"],
    ]);
    expect(findCircle(texts)).toBeNull();
  });
});

/**
 * @param texts files below main/, by their path
 * @returns the folders right below main/ that import each other in a circle, types included, as `a → b → a`
 */
function findCircle(texts: ReadonlyMap<string, string>): string | null {
  const folderOf = (path: string) => path.split('/').slice(1, -1)[0] ?? 'main';
  const imported = new Map<string, Set<string>>();
  for (const [path, text] of texts) {
    for (const [, spec = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
      const target = posix.join(posix.dirname(path), spec);
      if (!target.startsWith('main/') || folderOf(target) === folderOf(path)) continue;
      imported.set(folderOf(path), (imported.get(folderOf(path)) ?? new Set()).add(folderOf(target)));
    }
  }
  const done = new Set<string>();
  const follow = (way: readonly string[]): string | null => {
    const last = way.at(-1)!;
    const start = way.indexOf(last);
    if (start < way.length - 1) return way.slice(start).join(' → ');
    if (done.has(last)) return null;
    for (const next of imported.get(last) ?? []) {
      const circle = follow([...way, next]);
      if (circle) return circle;
    }
    done.add(last);
    return null;
  };
  for (const folder of [...imported.keys()].sort()) {
    const circle = follow([folder]);
    if (circle) return circle;
  }
  return null;
}
