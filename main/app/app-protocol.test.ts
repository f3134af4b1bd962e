import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { resolveAppPath } from './app-protocol.ts';

vi.mock('electron', () => ({ protocol: {} }));

const root = resolve('/srv/app/renderer');

describe('app://', () => {
  it('finds the app’s own files', () => {
    expect(resolveAppPath('app://kiosk/index.html', root)).toBe(resolve(root, 'index.html'));
    expect(resolveAppPath('app://kiosk/assets/a%20b.js?x#y', root)).toBe(resolve(root, 'assets/a b.js'));
  });

  it.each([
    'app://kiosk/../main/index.js',
    'app://kiosk/%2e%2e/main/index.js',
    'app://kiosk/..%2fmain%2findex.js',
    'app://kiosk/..%5cmain%5cindex.js',
    'app://kiosk/%2fetc%2fpasswd/..%2f..%2f..%2f..%2fetc/passwd',
    'app://kiosk/index.html%00.png',
    'app://kiosk/%E0%A4%A',
    'app://other/index.html',
    'app://kiosk/',
    'not a url',
  ])('gives nothing outside it: %s', (url) => {
    const path = resolveAppPath(url, root);
    expect(path === null || path.startsWith(root)).toBe(true);
    if (path !== null) expect(path).not.toContain('..');
  });
});
