import { writeSync } from 'node:fs';
import type { Result } from '../../../preload/contract.ts';
import { networkFromEnvironment } from './network-from-environment.ts';
import { runCheckPhoto, type Service } from './run-check-photo.ts';

declare const __FLAVOUR__: 'development' | 'demonstration' | 'production';

/** Plain Node can't reach the stored key: without a service named, the embedded one answers, where the build has it. */
async function openOwnService(): Promise<
  Result<Service, { code: 'not-configured' | 'internal'; staffDetail: string }>
> {
  if (__FLAVOUR__ !== 'production') {
    try {
      const { launchDemoServiceInNode } = await import('../../demo/launch.ts');
      const { endpoint, apiKey, close } = await launchDemoServiceInNode();
      return { ok: true, value: { endpoint, apiKey, demonstration: true, close } };
    } catch (error) {
      // The demonstration knows no secret.
      return {
        ok: false,
        error: { code: 'internal', staffDetail: error instanceof Error ? error.message : 'unknown' },
      };
    }
  }
  return { ok: false, error: { code: 'not-configured', staffDetail: 'name a service with --api-key-file' } };
}

const giveUp = new AbortController();
process.once('SIGINT', () => giveUp.abort());

const { report, exitCode } = await runCheckPhoto(process.argv.slice(2), {
  openOwnService,
  standardInput: process.stdin,
  signal: giveUp.signal,
  network: await networkFromEnvironment(process.env),
});
// Standard output holds this line and nothing else, so that scripts can read it.
writeSync(1, `${JSON.stringify(report)}\n`);
process.exitCode = exitCode;
