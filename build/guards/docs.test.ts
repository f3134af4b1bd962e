import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const pages = [
  ...['README.md', 'CHANGELOG.md', 'THIRD_PARTY.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const quotedIn = (page: string) => [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!);

/** `*` stands for any part of a file's name. */
function isThere(path: string): boolean {
  if (!path.includes('*')) return existsSync(join(root, path));
  const [before, after] = basename(path).split('*') as [string, string];
  const folder = join(root, dirname(path));
  return (
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(before) && name.endsWith(after))
  );
}

it.each(pages)('%s links to files that exist', (page) => {
  const links = [...read(page).matchAll(/\]\((?!\w+:|#)([^)\s#]+)/g)].map(([, target]) => target!);
  expect(links.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});

it('the documents name files that exist', () => {
  // The changelog names what was true when it was written.
  const named = pages
    .filter((page) => page !== 'CHANGELOG.md')
    .flatMap((page) => quotedIn(page).map((path) => ({ page, path })))
    .filter(({ path }) => /^(main|preload|renderer|test|build)\/\S+\.\w+$/.test(path));
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
});

it('security.md names tests that exist, and each test of the lockdown', () => {
  const titles = readdirSync(join(root, 'test/e2e'))
    .filter((name) => /^(checklist|lockdown-.*)\.spec\.ts$/.test(name))
    .flatMap((name) => [...read(`test/e2e/${name}`).matchAll(/^test\(\s*'([^']+)'/gm)])
    .map(([, title]) => title!);
  const cells = read('docs/security.md')
    .split('### Electron security checklist')[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').at(-2)!);
  const named = cells
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
    .filter((name) => !name.includes('/'));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !titles.some((title) => title.startsWith(name)))).toEqual([]);
  expect(titles.filter((title) => !named.some((name) => title.startsWith(name)))).toEqual([]);
});

it('evidence.md names tests that exist', () => {
  const named = [...read('docs/evidence.md').matchAll(/`([^`]+\.(?:test|spec)\.ts)`([^`|]*)/g)].flatMap(
    ([, file, after]) =>
      [...after!.matchAll(/› ([^;›]+)/g)].map(([, title]) => ({ file: file!, title: title!.trim() })),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ file, title }) => !read(file).includes(title))).toEqual([]);
});
