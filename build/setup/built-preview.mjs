import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inRoot, root } from './paths.mjs';
import { hashSources } from './source-hash.mjs';

const outDir = inRoot('out', 'preview');
const stamp = inRoot('out', '.preview-stamp');
/** All that the preview's pages are made of. */
const sources = ['renderer', 'preload', 'test/fixtures/camera', 'package-lock.json'];
const shared = /** @type {const} */ ({ configFile: false, logLevel: 'silent', root: inRoot('renderer') });

/** Builds the preview unless it exists: two simultaneous runs must not delete each other's. */
function ensurePreview() {
  return withLock('preview', async () => {
    const wanted = hashSources(root, sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    rmSync(stamp, { force: true });
    const { build } = await import('vite');
    const { default: react } = await import('@vitejs/plugin-react');
    await build({
      ...shared,
      plugins: [react()],
      build: { outDir, emptyOutDir: true, rolldownOptions: { input: inRoot('renderer', 'preview.html') } },
    });
    writeFileSync(stamp, wanted);
  });
}

/**
 * Builds the preview of all screens and serves it on a free port.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} the address of preview.html
 */
export async function servePreview() {
  await ensurePreview();
  const { preview } = await import('vite');
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [base] = server.resolvedUrls?.local ?? [];
  if (!base) throw new Error('the preview has no address');
  return { address: new URL('preview.html', base).href, close: () => server.close() };
}
