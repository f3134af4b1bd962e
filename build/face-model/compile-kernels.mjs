import { inRoot } from '../setup/paths.mjs';

/**
 * The compiler's own types declare AssemblyScript's globals (such as another `console`) to every importer. Under a
 * name that TypeScript does not resolve it has only the types given here.
 * @typedef {(parameters: string[], system: { writeFile(name: string, contents: string | Uint8Array): void }) =>
 *   Promise<{ error: Error | null, stderr: { toString(): string } }>} Compiler
 */
const compiler = 'assemblyscript/asc';

/**
 * Compiles kernels/ (AssemblyScript) to WebAssembly with SIMD. The caller provides its memory; it allocates none.
 * @returns {Promise<Buffer>} the same bytes on every machine, as long as compiler and sources are the same
 * @throws {Error} with the compiler's messages
 */
export async function compileKernels() {
  /** @type {{ main: Compiler }} */
  const asc = await import(compiler);
  /** @type {Uint8Array | undefined} */
  let wasm;
  const { error, stderr } = await asc.main(
    [
      ...['index.ts', '--outFile', 'kernels.wasm', '--baseDir', inRoot('build', 'face-model', 'kernels')],
      ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--enable', 'simd'],
      ...['--runtime', 'stub', '--importMemory', '--noExportMemory'],
      // It warns that a v128 can't be handed to JavaScript. None is: only the kernels use each other's.
      ...['--disableWarning', '112'],
    ],
    {
      writeFile(_name, contents) {
        if (typeof contents !== 'string') wasm = contents;
      },
    },
  );
  if (error || !wasm) throw new Error(`the kernels do not compile:\n${stderr}`, { cause: error });
  return Buffer.from(wasm);
}
