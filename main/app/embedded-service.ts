import type { Flavour } from '../../preload/contract.ts';
import type { EmbeddedService } from '../verification/service-in-force.ts';

declare const __FLAVOUR__: Flavour;

export interface Embedded {
  readonly isDemoKey: (apiKey: string) => boolean;
  readonly start: () => Promise<EmbeddedService>;
}

/** The demonstration's service. A production build contains none of it: the bundler drops this import. */
export async function loadEmbedded(): Promise<Embedded | null> {
  if (__FLAVOUR__ !== 'production') {
    const [{ isDemoKey }, { launchDemoServiceInElectron }] = await Promise.all([
      import('../demo/keys.ts'),
      import('../demo/launch-in-electron.ts'),
    ]);
    let running: Promise<EmbeddedService> | null = null;
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
