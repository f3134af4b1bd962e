import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';

interface WeightGroup {
  readonly weights: io.WeightsManifestEntry[];
}

/**
 * Loads one of Human's models from `<folder>/<name>.json` and `<folder>/<name>.bin`.
 * Read as files: TensorFlow.js would go through `fetch`, which knows no `file:` in Node.
 */
export async function loadModel(folder: string, name: string): Promise<GraphModel> {
  const [description, weights] = await Promise.all([
    readFile(join(folder, `${name}.json`), 'utf8'),
    readFile(join(folder, `${name}.bin`)),
  ]);
  const { weightsManifest, ...rest } = JSON.parse(description) as io.ModelJSON & {
    readonly weightsManifest: readonly WeightGroup[];
  };
  const artifacts: io.ModelArtifacts = {
    ...rest,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(weights).buffer,
  };
  return loadGraphModel({ load: () => Promise.resolve(artifacts) });
}
