import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('docs/security.md');

/** Titles of all tests of the specs that docs/security.md names. */
const titles = readdirSync(join(root, 'test/e2e'))
  .filter((name) => /^(checklist|lockdown-.*)\.spec\.ts$/.test(name))
  .flatMap((name) =>
    [...read(`test/e2e/${name}`).matchAll(/^test\(\s*'([^']+)'/gm)].map((found) => found[1]!),
  );

/** The rows of the table below a heading, cell by cell. */
function rowsBelow(heading: string): string[][] {
  const lines = text.split(`### ${heading}`)[1]!.split('\n##')[0]!.split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The texts in a cell between backticks. */
const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1]!);
const isPath = (name: string) => /^(main|preload|renderer|test|build)\//.test(name);

describe('docs/security.md', () => {
  it('numbers the twenty points, each with a test', () => {
    const rows = rowsBelow('Electron security checklist');
    expect(rows.map(([point]) => parseInt(point!, 10))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    for (const row of rows) expect(quoted(row[1]!), row[0]).not.toEqual([]);
  });

  it.each([
    ['Electron security checklist', 1],
    ['Kiosk escape routes', 2],
  ])('%s: names tests that are there', (heading, column) => {
    const named = rowsBelow(heading)
      .flatMap((row) => quoted(row[column]!))
      .filter((name) => !isPath(name));
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !titles.some((title) => title.startsWith(name)))).toEqual([]);
  });

  it('leaves no test of the lockdown unmentioned', () => {
    const cited = quoted(text);
    expect(titles.filter((title) => !cited.some((name) => title.startsWith(name)))).toEqual([]);
  });

  it('names files that are there', () => {
    const paths = quoted(text).filter(isPath);
    expect(paths.length).toBeGreaterThan(30);
    const missing = paths.filter((path) => {
      if (!path.includes('*')) return !existsSync(join(root, path));
      const [before, after] = basename(path).split('*');
      return !readdirSync(join(root, dirname(path))).some(
        (name) => name.startsWith(before!) && name.endsWith(after!),
      );
    });
    expect(missing).toEqual([]);
  });
});
