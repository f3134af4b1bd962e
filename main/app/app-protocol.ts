import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import type { Logo } from '../settings/logo.ts';
import { contentSecurityPolicy, permissionsPolicy } from './response-headers.ts';

/** The renderer's own origin. `file://` would make every file of the machine same-origin with the kiosk's page. */
export const appOrigin = 'app://kiosk';
export const appUrl = `${appOrigin}/index.html`;
/** A page without scripts; its address's fragment (after `#`) is the code that it shows to staff. */
export const outOfOrderUrl = `${appOrigin}/out-of-order.html`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': permissionsPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Has to run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the built renderer from `directory` under app://kiosk/, the bank's logo under /brand/logo, and no other file from
 * anywhere.
 */
export function serveApp(session: Session, directory: string, logo: () => Logo | null): void {
  session.protocol.handle('app', async (request) => {
    if (isLogo(request)) return serveLogo(logo());
    const path = resolveAppPath(request.url, directory);
    if (request.method !== 'GET' || path === null) return new Response(null, { status: 404, headers });
    try {
      const body = await readFile(path);
      const type = contentTypes[extname(path)] ?? 'application/octet-stream';
      return new Response(body, { headers: { ...headers, 'Content-Type': type } });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  });
}

function isLogo({ url, method }: Request): boolean {
  return method === 'GET' && url.split('?', 1)[0] === `${appOrigin}/brand/logo`;
}

function serveLogo(logo: Logo | null): Response {
  if (!logo) return new Response(null, { status: 404, headers });
  return new Response(new Uint8Array(logo.bytes), {
    headers: { ...headers, 'Content-Type': logo.contentType },
  });
}

/** The file behind an app:// URL, or null where the URL points anywhere but into `directory`. */
export function resolveAppPath(url: string, directory: string): string | null {
  let name: string;
  try {
    const { host, pathname } = new URL(url);
    if (host !== new URL(appOrigin).host) return null;
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const root = normalize(directory);
  const path = normalize(join(root, name));
  return path.startsWith(root + sep) ? path : null;
}
