// npm run preview: every screen in every state, language and layout, in a plain browser
import './node-version.mjs';
import { ensureModules } from './modules.mjs';
import { inRoot } from './paths.mjs';
import { runScript } from './problem.mjs';

await runScript(async () => {
  await ensureModules();
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: inRoot('build', 'vite', 'vite.config.ts'),
    mode: 'development',
    logLevel: 'warn',
  });
  await server.listen();
  const [address] = server.resolvedUrls?.local ?? [];
  console.log(`All screens: ${new URL('preview.html', address).href}\nCtrl+C ends it.`);
});
