import { inRoot } from '../bootstrap/paths.mjs';
import { makeUnlessCurrent } from './up-to-date.ts';

const outDir = inRoot('out', 'preview');
const product = {
  name: 'preview',
  stamp: inRoot('out', '.preview-stamp'),
  // The screens, and the fakes around them.
  sources: ['renderer', 'preload', 'test/fixtures/camera', 'package-lock.json'],
};
const shared = { configFile: false, logLevel: 'silent', root: inRoot('renderer') } as const;

/** Builds the preview of all screens and serves it on a free port; `address` is that of preview.html. */
export async function servePreview(): Promise<{ address: string; close: () => Promise<void> }> {
  await makeUnlessCurrent(product, buildPreview);
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

async function buildPreview(): Promise<void> {
  const { build } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    ...shared,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: inRoot('renderer', 'preview.html') } },
  });
}
