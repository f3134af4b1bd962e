import type { Flavour } from '../../preload/contract.ts';
import type { Embedded } from '../verification/service.ts';

declare const __FLAVOUR__: Flavour;

/** The demonstration's service. A production build contains none of it: the bundler drops this import. */
export async function loadEmbedded(): Promise<Embedded | null> {
  if (__FLAVOUR__ !== 'production') {
    const [{ isDemoKey }, { launchDemoServiceInElectron }] = await Promise.all([
      import('../demo/keys.ts'),
      import('../demo/launch-in-electron.ts'),
    ]);
    let running: ReturnType<Embedded['start']> | null = null;
    const start = () => {
      // A start that failed is not kept: the next call tries again.
      running ??= launchDemoServiceInElectron().catch((error: unknown) => {
        running = null;
        throw error;
      });
      return running;
    };
    return { isDemoKey, start };
  }
  return null;
}
