import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const pages = [
  ...['README.md', 'CHANGELOG.md', 'THIRD_PARTY.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** As GitHub makes them of a page's headings; a heading that comes twice is not linked to. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages)('%s', (page) => {
  const links = [...read(page).matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, target]) => target!);

  it('links to files and headings that are there', () => {
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('docs/evidence.md', () => {
  const cells = read('docs/evidence.md')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').at(-2)!);
  /** A file, and after each › words of a test's title in it. */
  const named = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+\.(?:test|spec)\.ts)`([^`]*)/g)].map(([, file, after]) => ({
      file: file!,
      titles: [...after!.matchAll(/› ([^;›|]+)/g)].map(([, title]) => title!.trim()),
    })),
  );

  it('names test files that are there', () => {
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('names tests that are there', () => {
    const titles = named.flatMap(({ file, titles }) => titles.map((title) => ({ file, title })));
    expect(titles.length).toBeGreaterThan(50);
    expect(titles.filter(({ file, title }) => !read(file).includes(title))).toEqual([]);
  });
});
