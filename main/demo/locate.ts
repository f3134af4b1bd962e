import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a build keeps what the service's process needs. */
export interface ServiceFiles {
  /** The bundled entry, an ES module. */
  readonly entry: string;
  /** What `build/demo-models/collect.ts` made. */
  readonly models: string;
}

/**
 * Finds the service in the build that this code is part of: `demo-service.js` in the folder of the main
 * process's bundle or, seen from a chunk, just above, and `demo-models` beside that folder.
 * @param from a module's URL inside the build
 * @throws {Error} when run from the sources, which hold no built service
 */
export function locateService(from: string = import.meta.url): ServiceFiles {
  const here = dirname(fileURLToPath(from));
  const main = [here, dirname(here)].find((folder) => existsSync(join(folder, 'demo-service.js')));
  if (main === undefined) throw new Error('The demonstration service is not built. Run: npm run build');
  return { entry: join(main, 'demo-service.js'), models: join(dirname(main), 'demo-models') };
}
