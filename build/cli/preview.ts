// npm run preview: every screen in every state, language and layout, in a plain browser
import { viteConfig } from '../vite/build-app.ts';

export async function execute(): Promise<number | void> {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: viteConfig,
    mode: 'development',
    logLevel: 'warn',
  });
  await server.listen();
  const [address] = server.resolvedUrls?.local ?? [];
  console.log(`All screens: ${new URL('preview.html', address).href}\nCtrl+C ends it.`);
}
