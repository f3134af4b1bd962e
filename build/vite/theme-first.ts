import type { Plugin } from 'vite';

const sheetLink = /[ \t]*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>\n/g;

/**
 * Puts the theme's style sheet before the others. Cascade layers are ordered by their first mention, and the
 * theme, which names them all, becomes a separate sheet as soon as two pages share it: Vite links that one last.
 */
export function themeFirst(): Plugin {
  return {
    name: 'theme-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const isTheme = (name: string): boolean => {
          const sheet = bundle[name];
          return sheet?.type === 'asset' && String(sheet.source).includes('@layer fonts');
        };
        const links = [...html.matchAll(sheetLink)].map(([line, name = '']) => ({ line, name }));
        const sorted = links.toSorted((a, b) => Number(isTheme(b.name)) - Number(isTheme(a.name)));
        let at = 0;
        return html.replace(sheetLink, () => sorted[at++]?.line ?? '');
      },
    },
  };
}
