import { inRoot } from '../bootstrap/paths.mjs';

/**
 * The compiler's own types declare AssemblyScript's globals (such as another `console`) to every importer. Under a
 * name that TypeScript does not resolve it has only the types given here.
 */
type Compiler = (
  parameters: string[],
  system: { writeFile(name: string, contents: string | Uint8Array): void },
) => Promise<{ error: Error | null; stderr: { toString(): string } }>;
const compiler = 'assemblyscript/asc';

/**
 * Compiles kernels/ (AssemblyScript) to WebAssembly with SIMD. The caller provides its memory; it allocates none.
 * @returns the same bytes on every machine, as long as compiler and sources are the same
 * @throws {Error} with the compiler's messages
 */
export async function compileKernels(): Promise<Buffer> {
  const asc: { main: Compiler } = await import(compiler);
  let wasm: Uint8Array | undefined;
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
