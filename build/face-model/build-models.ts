import { compileKernels } from './compile-kernels.ts';
import { compileModel } from './compile-model.ts';
import { expect, readPublishedModels } from './published-models.ts';

/** The output: the files with which docs/capture.md's figures were measured. */
export const builtSha256 = {
  'detector.bin': '5213479880b417cce2a0ea5d8b532bdbaa9aabf514b20142b2355371bc474f16',
  'mesh.bin': 'f1097e43254c350b3754bd4adb2e914a90fed48e8a2bfb20abf502df84522335',
  'kernels.wasm': 'df344097a6820743ff71e5e02d3192f0be99ac8902fcdfbbcd790702bf7c5fa1',
};

/**
 * Makes what the face worker loads (renderer/guidance/worker/models): the full-range sparse face detector and the
 * 468-point face mesh, both compiled for our own kernels, and the kernels.
 * @param nodeModules the folder that holds @mediapipe/face_mesh and @mediapipe/face_detection
 * @throws {Error} when an input or output file is not the one that was measured
 */
export async function buildModels(nodeModules: string): Promise<Map<keyof typeof builtSha256, Buffer>> {
  const { detector, mesh } = await readPublishedModels(nodeModules);
  const built = {
    'detector.bin': compileModel(detector, ['boxes', 'scores']),
    'mesh.bin': compileModel(mesh, ['points', 'presence']),
    'kernels.wasm': await compileKernels(),
  };
  const names = Object.keys(built) as (keyof typeof built)[];
  return new Map(names.map((name) => [name, expect(built[name], builtSha256[name], name)]));
}
