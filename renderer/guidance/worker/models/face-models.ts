import { CompiledModel } from './compiled-model.ts';

/** Width and height of the pictures that both models take: RGB, one row after the other, one pixel after the other. */
export const inputSize = 192;

/**
 * Google's two face models. The returned arrays are views that the next call of the same function overwrites: to
 * keep one, copy it.
 */
export interface FaceModels {
  /**
   * Detects faces in a picture of 192×192 pixels whose values are −1 to 1.
   * @returns for each of 48×48 anchors, row by row, 16 numbers for the box and the eyes, in pixels of the input and from the
   *   anchor's centre; and a logit that there is a face
   */
  detect(input: Float32Array): { readonly boxes: Float32Array; readonly scores: Float32Array };
  /**
   * Measures the face that fills a picture of 192×192 pixels, whose values are 0 to 1.
   * @returns x, y and depth of 468 points, in pixels of the input; and a logit that it is a face
   */
  mesh(input: Float32Array): { readonly points: Float32Array; readonly presence: number };
}

/** What build/face-model/ makes: the two models, and the WebAssembly that computes them. */
export interface FaceModelFiles {
  readonly detector: ArrayBuffer;
  readonly mesh: ArrayBuffer;
  readonly kernels: ArrayBuffer;
}

/**
 * @param base address of the folder with the files, with a slash at its end
 * @throws when a file is missing or is no model
 */
export async function loadFaceModels(base: string): Promise<FaceModels> {
  const [detector, mesh, kernels] = await Promise.all([
    fetchBytes(`${base}detector.bin`),
    fetchBytes(`${base}mesh.bin`),
    fetchBytes(`${base}kernels.wasm`),
  ]);
  return createFaceModels({ detector, mesh, kernels });
}

export async function createFaceModels(files: FaceModelFiles): Promise<FaceModels> {
  const kernels = await WebAssembly.compile(files.kernels);
  const [detector, mesh] = await Promise.all([
    CompiledModel.create(files.detector, kernels),
    CompiledModel.create(files.mesh, kernels),
  ]);
  const found = { boxes: detector.output('boxes'), scores: detector.output('scores') };
  const points = mesh.output('points');
  const presence = mesh.output('presence');
  return {
    detect(input) {
      detector.run(input);
      return found;
    },
    mesh(input) {
      mesh.run(input);
      return { points, presence: presence[0] ?? -Infinity };
    },
  };
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response.arrayBuffer();
}
