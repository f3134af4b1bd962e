import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './response-headers.ts';

const directives = new Map(
  contentSecurityPolicy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources] as const;
  }),
);

it('lets nothing in that is not named', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
});

it('lets no script run but the app’s own', () => {
  // Compiling WebAssembly is allowed; neither `eval` nor anything written into the page or made by it.
  expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  expect(contentSecurityPolicy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*/);
});

it('knows blobs for the still picture alone', () => {
  const blobs = [...directives].filter(([, sources]) => sources.includes('blob:')).map(([name]) => name);
  expect(blobs).toEqual(['img-src']);
});
