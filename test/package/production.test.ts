import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listApp, listFolder, readAppFile, readFuses } from '../../build/package/inspect.mjs';
import { appFolder, ensureBuild } from '../../build/setup/build-app.mjs';
import { ensurePackedFolder } from '../../build/setup/pack.mjs';

/** What only the demonstration holds: its keys, its models, the libraries that compute with them. */
const demonstrationMarks = [
  'demo-service',
  'demo-models',
  'blazeface',
  'tfjs',
  'truncated-answer',
  'score-out-of-range',
  'allow-fake-camera',
];

let folder: string;
let executable: string;

beforeAll(async () => {
  await ensureBuild('demonstration');
  ({ folder, executable } = await ensurePackedFolder());
}, 240_000);

describe('the production package', () => {
  it('holds the production flavour and nothing else', () => {
    const files = listApp(folder);
    expect(files).toContain('out/production/main/index.js');
    expect(files).toContain('out/production/preload/index.cjs');
    expect(files.filter((name) => !/^(out$|out\/production(\/|$)|package\.json$)/.test(name))).toEqual([]);
  });

  it('holds none of the demonstration, which the demonstration flavour does', () => {
    const marksIn = (texts: readonly string[]) =>
      demonstrationMarks.filter((mark) => texts.some((text) => text.includes(mark)));
    const demonstration = allTexts(appFolder('demonstration'));
    expect(marksIn(demonstration)).toEqual(demonstrationMarks);
    const production = listApp(folder)
      .filter((name) => /\.[a-z0-9]+$/.test(name))
      .flatMap((name) => [name, readAppFile(folder, name).toString('latin1')]);
    expect(marksIn(production)).toEqual([]);
  });

  it("has its fuses set, and Electron's welcome app is gone", async () => {
    expect(await readFuses(executable)).toMatchObject({
      RunAsNode: 'off',
      EnableCookieEncryption: 'on',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      GrantFileProtocolExtraPrivileges: 'off',
    });
    const files = listFolder(folder);
    expect(files).toContain('resources/app.asar');
    expect(files.filter((name) => name.includes('default_app'))).toEqual([]);
  });
});

/** Names and contents of all files below a folder. */
function allTexts(base: string): string[] {
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')]);
}
