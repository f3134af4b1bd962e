import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectDemoModels } from './collect.ts';
import { modelFiles } from './files.ts';

const nodeModules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collect-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('copies models, WebAssembly and licences, and nothing that was there before', async () => {
  const models = await collectDemoModels(folder);
  await writeFile(join(models, 'left-over.bin'), '');
  await collectDemoModels(folder);
  expect(models).toBe(join(folder, 'demo-models'));
  expect((await readdir(models)).sort()).toEqual(
    ['licences', ...modelFiles.map(({ file }) => file.replace(/^.*\//, ''))].sort(),
  );
  expect((await readdir(join(models, 'licences'))).sort()).toEqual([
    'human.txt',
    'jpeg-js.txt',
    'pngjs.txt',
    'tensorflow-js.txt',
  ]);
});

test('refuses a model that is not the one that was measured', async () => {
  const copies = join(folder, 'node_modules');
  for (const { package: name, file } of modelFiles) {
    await cp(join(nodeModules, name, file), join(copies, name, file));
  }
  const model = join(copies, '@vladmandic/human/models/liveness.bin');
  await cp(join(dirname(model), 'antispoof.bin'), model);
  await expect(collectDemoModels(folder, copies)).rejects.toThrow(
    /liveness\.bin is not the file that was measured/,
  );
});
