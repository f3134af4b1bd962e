import { inRoot } from './paths.mjs';

/**
 * Builds the preview of all screens and serves it on a port of its own.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} the address of preview.html
 */
export async function servePreview() {
  const { build, preview } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const outDir = inRoot('out', 'preview');
  const shared = /** @type {const} */ ({ configFile: false, logLevel: 'silent', root: inRoot('renderer') });
  await build({
    ...shared,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: inRoot('renderer', 'preview.html') } },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [base] = server.resolvedUrls?.local ?? [];
  if (!base) throw new Error('the preview has no address');
  return { address: new URL('preview.html', base).href, close: () => server.close() };
}
