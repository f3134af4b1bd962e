import { buildModels } from '../../build/face-model/build-models.ts';
import { inRoot } from '../../build/bootstrap/paths.mjs';
import {
  createFaceModels,
  type FaceModelFiles,
  type FaceModels,
} from '../../renderer/guidance/worker/models/face-models.ts';

let built: ReturnType<typeof buildModels> | undefined;

/** The files of the kiosk's folder `face`; built once for all tests of a process. */
export async function modelFiles(): Promise<FaceModelFiles> {
  const files = await (built ??= buildModels(inRoot('node_modules')));
  const bytes = (name: 'detector.bin' | 'mesh.bin' | 'kernels.wasm') =>
    Uint8Array.from(files.get(name)!).buffer;
  return { detector: bytes('detector.bin'), mesh: bytes('mesh.bin'), kernels: bytes('kernels.wasm') };
}

/** The real models, in plain Node. */
export async function loadModels(): Promise<FaceModels> {
  return createFaceModels(await modelFiles());
}
