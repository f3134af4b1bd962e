import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface BuiltProgram {
  readonly path: string;
  remove(): void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles a program for plain Node. electron-store needs Electron only for a folder, which is given to it.
 * @param source from the root
 */
export async function buildProgram(source: string): Promise<BuiltProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-durability-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [
      {
        name: 'no-electron',
        enforce: 'pre',
        resolveId: (id) => (id === 'electron' ? '\0electron' : null),
        load: (id) => (id === '\0electron' ? 'export default {};' : null),
      },
    ],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rolldownOptions: {
        input: { program: join(root, source) },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return {
    path: join(folder, 'program.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
