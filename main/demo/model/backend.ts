import { sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { ready, setBackend } from '@tensorflow/tfjs-core';

/**
 * Starts TensorFlow.js on WebAssembly (one thread; with SIMD where the processor has it).
 * @param folder holds `tfjs-backend-wasm.wasm` and `tfjs-backend-wasm-simd.wasm`
 * @throws when the WebAssembly files cannot be read or run
 */
export async function startBackend(folder: string): Promise<void> {
  lendDirname(folder);
  setWasmPaths(folder + sep);
  if (!(await setBackend('wasm'))) throw new Error('The WebAssembly back end did not start.');
  await ready();
}

/**
 * The WebAssembly glue reads `__dirname` while it starts, and a bundle of ES modules has none. Its value does
 * not matter, since `setWasmPaths` sets the files' folder. Only ever called in the service's own process.
 */
function lendDirname(folder: string): void {
  Object.assign(globalThis, { __dirname: folder });
}
