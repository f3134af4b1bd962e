import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The unit tests that a mutant is judged by: those of the modules in stryker.config.json, without the generated ones, which take minutes. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  define: { __FLAVOUR__: JSON.stringify('development'), __VERSION__: JSON.stringify('0.0.0+tests') },
  test: {
    include: [
      'main/liveness/{answer,answer-texts,answer-time,client,client-cancel,client-faults,client-warm,early-answers,retry}.test.ts',
      'main/records/{journal,deleted-start,tampering,verify-records,receipt}.test.ts',
      'main/security/{launch,permissions}.test.ts',
      'main/settings/store/{settings-store,earlier-versions}.test.ts',
      'main/verification/sessions.test.ts',
    ],
    server: { deps: { inline: ['electron-store'] } },
  },
});
