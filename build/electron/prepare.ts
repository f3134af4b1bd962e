import type { Flavour } from '../../preload/contract.ts';
import { ensureBuild } from '../vite/build-app.ts';
import { ensureRuntime, type Runtime } from './runtime.ts';
import { checkSandbox } from './sandbox.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

export interface Prepared {
  readonly runtime: Runtime;
  /** The built app, for Electron to run. */
  readonly folder: string;
}

/** All that has to be there before the kiosk can start, in order. Takes seconds when it is there already. */
export async function prepareKiosk(
  flavour: Flavour,
  { needsVirtualDisplay }: { needsVirtualDisplay: boolean },
): Promise<Prepared> {
  const runtime = await ensureRuntime();
  await ensureSystemLibraries({ executable: runtime.executable, needsVirtualDisplay });
  checkSandbox(runtime.distPath);
  return { runtime, folder: await ensureBuild(flavour) };
}
