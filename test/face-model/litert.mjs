// A worker thread that runs a .tflite model with LiteRT, Google's own runtime, for comparison with the kiosk's kernels. A thread, because
// the package expects a page's globals, which have to be set.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
/** The variant without relaxed SIMD, which Node 20 does not have. */
const script = require
  .resolve('@litertjs/core')
  .replace(/dist.index\.js$/, 'wasm/litert_wasm_compat_internal.js');

Object.assign(globalThis, {
  self: globalThis,
  require,
  __dirname: import.meta.dirname,
  __filename: import.meta.filename,
  GPUBuffer: class {},
  Module: { wasmBinary: readFileSync(script.replace(/\.js$/, '.wasm')) },
  importScripts: (/** @type {string} */ path) =>
    runInThisContext(`${readFileSync(path, 'utf8')}; globalThis.ModuleFactory = ModuleFactory;`),
});
const { loadAndCompile, loadLiteRt, Tensor } = await import('@litertjs/core');
await loadLiteRt(script);

/** @type {{ model: Uint8Array, inputs: Float32Array[] }} */
const { model: file, inputs } = workerData;
const model = await loadAndCompile(file, { accelerator: 'wasm', cpuOptions: { numThreads: 1 } });
for (const input of inputs) {
  const tensor = new Tensor(input, [1, 192, 192, 3]);
  const outputs = await model.run(tensor);
  parentPort?.postMessage(outputs.map((output) => output.toTypedArray().slice()));
  for (const used of [tensor, ...outputs]) used.delete();
}
